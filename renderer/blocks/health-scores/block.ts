import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import { Heading } from '../settings.ts';

export const healthScoresSettings = z.strictObject({
  heading: Heading,
  /** Empty shows every score that is shown in portals. */
  scores: z
    .array(
      z.strictObject({
        scoreId: z.string().regex(/^[0-9a-f]{24}$/),
        displayName: z.string().max(120),
        showCurrent: z.boolean(),
        showEvolution: z.boolean(),
      }),
    )
    .max(20)
    .default([])
    .meta({ title: 'Scores', control: 'health-scores' }),
});
export type HealthScoresSettings = z.infer<typeof healthScoresSettings>;
