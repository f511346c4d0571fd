import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { DynamicValue } from '../../api/types.ts';
import { useCatalogue } from '../dynamic-data.ts';

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
