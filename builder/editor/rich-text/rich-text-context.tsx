import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { DynamicValue } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';

/** What the text is edited for: which of its parts are on offer, and whose values its tokens show. */
export interface RichTextSetting {
  /** Pictures, tables, callouts, dynamic data, fonts and colours; without, only what a note needs. */
  readonly full: boolean;
  readonly customerId: string | null;
  /** Dynamic data in place of the portal's: a mail has its own. */
  readonly catalogue?: readonly DynamicValue[];
}

interface RichTextData extends RichTextSetting {
  readonly catalogue: readonly DynamicValue[];
}

const RichTextContext = createContext<RichTextData>({ full: false, customerId: null, catalogue: [] });

/** The typed catalogue of dynamic data with the customer's values, or samples. */
export function useCatalogue(customerId: string | null, enabled = true): readonly DynamicValue[] {
  const { data } = useApi('dynamicData.catalogue', { query: customerId ? { customerId } : {} }, { enabled });
  return data?.items ?? NONE;
}
const NONE: readonly DynamicValue[] = [];

/** What a token shows: the customer's value; without a customer the catalogue's sample. */
export function shownValue(value: DynamicValue, customerId: string | null): string {
  return customerId ? (value.value ?? '') : value.sample;
}

export function RichTextProvider({
  full,
  customerId,
  catalogue: own,
  children,
}: RichTextSetting & { children: ReactNode }) {
  const ofPortal = useCatalogue(customerId, full && !own);
  const catalogue = own ?? ofPortal;
  const data = useMemo(() => ({ full, customerId, catalogue }), [full, customerId, catalogue]);
  return <RichTextContext value={data}>{children}</RichTextContext>;
}

export function useRichText(): RichTextData {
  return useContext(RichTextContext);
}
