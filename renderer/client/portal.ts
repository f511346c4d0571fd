/**
 * The script of a customer's page. The page is complete without it; it adds changes as they happen, forms that do not
 * leave the page, search in resources, and the mark of the current section.
 */
import { tendQuestions } from './ask.ts';
import { keepDrafts, sendForms } from './forms.ts';
import { listen } from './live.ts';
import { searchResources } from './search.ts';
import { markSections } from './sections.ts';
import { remember } from './swap.ts';

remember();
keepDrafts();
sendForms();
tendQuestions();
searchResources();
markSections();
listen();
