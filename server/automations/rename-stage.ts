import { type Action, AutomationModel, type Condition } from './model.ts';

/** Has automations mean a stage by its new name. */
export async function renameStageInAutomations(from: string, to: string): Promise<void> {
  const concerned = await AutomationModel.find({
    $or: [{ 'when.stage': from }, { 'conditions.value': from }, { 'actions.value': from }],
  }).lean();
  const renamed = <Part extends Condition | Action>(part: Part): Part =>
    'field' in part && part.field === 'stage' && part.value === from ? { ...part, value: to } : part;
  for (const { _id, when, conditions, actions } of concerned) {
    const changes = {
      when: when.kind === 'stage-entered' && when.stage === from ? { ...when, stage: to } : when,
      conditions: conditions.map(renamed),
      actions: actions.map(renamed),
    };
    await AutomationModel.updateOne({ _id }, { $set: changes });
  }
}
