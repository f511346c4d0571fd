import type { BlockAction } from '../../renderer/actions.ts';
import type { BlockInstance, Page, PortalDocument } from '../../renderer/document.ts';
import type { Admitted } from '../access/gate.ts';
import { serverBlock } from '../blocks.ts';
import { notFound } from '../http/errors.ts';
import { localeOf } from './audience.ts';
import { customerData, type PageData } from './page-data.ts';
import { findBlock, publishedDocument } from './published.ts';

/** The block and action that a form is sent to, within what is published. */
export interface ActionTarget {
  readonly document: PortalDocument;
  readonly page: Page;
  readonly block: BlockInstance;
  readonly actionName: string;
  readonly action: BlockAction<unknown>;
  readonly data: PageData;
}

/** Finds them; throws 404 for what is not published, or cannot be done there. */
export async function actionTarget(
  { link, viewer }: Admitted,
  blockId: string,
  actionName: string,
): Promise<ActionTarget> {
  const document = await publishedDocument(link);
  const found = document && findBlock(document, blockId);
  const data = document && (await customerData(link.customerId, document.language, localeOf(viewer)));
  if (!document || !found || !data) throw notFound('block');
  const { actions } = serverBlock(found.block);
  const action = Object.hasOwn(actions, actionName) ? actions[actionName] : undefined;
  if (!action) throw notFound('action');
  return { document, ...found, actionName, action, data };
}
