import { setNonce } from 'get-nonce';
import { z } from 'zod';

/**
 * Must run before anything mounts or parses: libraries that add style elements read the nonce of the strict
 * content security policy, and zod would otherwise probe `eval`, which the policy forbids.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
if (nonce) setNonce(nonce);
z.config({ jitless: true });
