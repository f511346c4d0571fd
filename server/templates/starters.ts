import { z } from 'zod';
import { PortalDocument } from '../../renderer/document.ts';
import customerOnboarding from '../../templates/customer-onboarding.json' with { type: 'json' };
import helpCentre from '../../templates/help-centre.json' with { type: 'json' };
import highTouchSuccess from '../../templates/high-touch-success.json' with { type: 'json' };
import quarterlyBusinessReview from '../../templates/quarterly-business-review.json' with { type: 'json' };

/** What the file of a starter holds. */
const StarterFile = z.strictObject({ name: z.string(), description: z.string(), document: PortalDocument });

/** A template that ships with Portico (C-03). A template made from it gets ids of its own. */
export type StarterTemplate = z.infer<typeof StarterFile> & { readonly key: string };

/** The starters by key, which is the name of the file, in the gallery's order. */
const FILES: Readonly<Record<string, unknown>> = {
  'customer-onboarding': customerOnboarding,
  'high-touch-success': highTouchSuccess,
  'quarterly-business-review': quarterlyBusinessReview,
  'help-centre': helpCentre,
};

const starters = Object.entries(FILES).map(([key, file]): StarterTemplate => ({ key, ...StarterFile.parse(file) }));

/** The templates that ship with Portico, in the gallery's order. */
export function starterTemplates(): readonly StarterTemplate[] {
  return starters;
}
