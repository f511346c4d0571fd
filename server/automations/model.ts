import { model, Schema, type Types } from 'mongoose';
import type { z } from 'zod';
import type { EventKind } from '../events/event.ts';
import type { Action as ActionSchema, Condition as ConditionSchema, Trigger as TriggerSchema } from './contract.ts';

export type Trigger = z.output<typeof TriggerSchema>;
export type Condition = z.output<typeof ConditionSchema>;
export type Action = z.output<typeof ActionSchema>;

/** A rule: when this happens, if that is so, then do these. The three are kept as the contract's schemas let them in. */
export interface AutomationFields {
  _id: Types.ObjectId;
  name: string;
  enabled: boolean;
  when: Trigger;
  conditions: Condition[];
  actions: Action[];
  updatedAt: Date;
}

const automationSchema = new Schema<AutomationFields>(
  {
    name: { type: String, required: true },
    enabled: { type: Boolean, required: true },
    when: { type: Schema.Types.Mixed, required: true },
    conditions: { type: [Schema.Types.Mixed] as unknown as Condition[], default: [] },
    actions: { type: [Schema.Types.Mixed] as unknown as Action[], default: [] },
  },
  { collection: 'automations', timestamps: true, minimize: false, versionKey: false },
);
automationSchema.index({ enabled: 1, 'when.kind': 1 });

/** What the program does by itself. */
export const AutomationModel = model('Automation', automationSchema);

/** Runs are looked at for so long. */
const KEPT_SECONDS = 30 * 24 * 3600;

/** What became of one action. */
export interface RunStep {
  kind: Action['kind'];
  outcome: 'done' | 'skipped' | 'failed';
  text: string;
}

/** One automation that looked at one event. */
export interface AutomationRunFields {
  _id: Types.ObjectId;
  automationId: Types.ObjectId;
  automationName: string;
  eventId: Types.ObjectId;
  event: EventKind;
  customerId: Types.ObjectId;
  customerName: string;
  state: 'running' | 'done' | 'skipped' | 'failed';
  reason: string;
  /** By the place of the action in the automation, so that a run that was cut off goes on where it was. */
  steps: RunStep[];
  /** How many automations set each other off until this one. */
  depth: number;
  at: Date;
}

const runSchema = new Schema<AutomationRunFields>(
  {
    automationId: { type: Schema.Types.ObjectId, required: true },
    automationName: { type: String, required: true },
    eventId: { type: Schema.Types.ObjectId, required: true },
    event: { type: String, required: true },
    customerId: { type: Schema.Types.ObjectId, required: true },
    customerName: { type: String, required: true },
    state: { type: String, enum: ['running', 'done', 'skipped', 'failed'], required: true },
    reason: { type: String, default: '' },
    steps: {
      type: [
        new Schema<RunStep>(
          { kind: { type: String }, outcome: { type: String }, text: { type: String } },
          { _id: false },
        ),
      ],
      default: [],
    },
    depth: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'automationRuns', versionKey: false },
);
runSchema.index({ eventId: 1, automationId: 1 }, { unique: true });
runSchema.index({ at: -1, _id: -1 });
runSchema.index({ automationId: 1, at: -1, _id: -1 });
runSchema.index({ customerId: 1, at: -1, _id: -1 });
runSchema.index({ state: 1, at: -1, _id: -1 });
runSchema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

/** What automations did, or why they did not. */
export const AutomationRunModel = model('AutomationRun', runSchema);
