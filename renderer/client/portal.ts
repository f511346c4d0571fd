/**
 * The script of a customer's page. The page is complete without it; it adds changes as they happen, forms that do not
 * leave the page, search in resources, the mark of the current section, and what was seen.
 */
import { tendQuestions } from './ask.ts';
import { keepDrafts, sendForms } from './forms.ts';
import { listen } from './live.ts';
import { searchResources } from './search.ts';
import { markSections } from './sections.ts';
import { tellWhatIsSeen } from './seen.ts';
import { remember } from './swap.ts';

remember();
keepDrafts();
sendForms();
tendQuestions();
searchResources();
markSections();
listen();
tellWhatIsSeen();
