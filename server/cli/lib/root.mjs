import { fileURLToPath } from 'node:url';

/** The repository's folder, whatever the working directory and however its path is spelled. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));
