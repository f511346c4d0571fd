import { model, Schema, type Types } from 'mongoose';
import type { z } from 'zod';
import type { PlaybookStep } from './contract.ts';

export type Step = z.output<typeof PlaybookStep>;

export interface PlaybookFields {
  _id: Types.ObjectId;
  name: string;
  description: string;
  /** As the contract's schema let them in. */
  steps: Step[];
  updatedAt: Date;
}

const playbookSchema = new Schema<PlaybookFields>(
  {
    name: { type: String, required: true },
    description: { type: String, default: '' },
    steps: { type: [Schema.Types.Mixed] as unknown as Step[], default: [] },
  },
  { collection: 'playbooks', timestamps: true, minimize: false, versionKey: false },
);
playbookSchema.index({ name: 1, _id: 1 });

/** Lists of tasks and notes that are made for a customer at once (C-22). */
export const PlaybookModel = model('Playbook', playbookSchema);
