import { addDays, nextMidnight, shortDate, viewDay } from '../../dates.ts';
import type { HealthScoreFact, Resolve, Scope } from '../../scope.ts';
import { bandOf, formatValue, toneOf } from './bands.ts';
import type { HealthScoresSettings, HealthScoresView, HealthScoreView } from './block.ts';
import { drawChart } from './chart.ts';

/** The trend compares with the last value at least this old. */
const TREND_DAYS = 28;

/** Scores that are shown in portals: now, and how they came to it (C-13). */
export const resolveHealthScores: Resolve<HealthScoresSettings, HealthScoresView> = async (settings, scope) => {
  const chosen = settings.scores.filter((score) => score.showCurrent || score.showEvolution);
  if (settings.scores.length && !chosen.length) return { view: { heading: settings.heading, scores: [] } };
  const facts = await scope.healthScores(chosen.map((score) => score.scoreId));
  const scores = facts.map((fact) => {
    const choice = chosen.find((score) => score.scoreId === fact.id);
    return viewScore(fact, scope, {
      name: choice?.displayName || fact.name,
      current: choice?.showCurrent ?? true,
      evolution: choice?.showEvolution ?? true,
    });
  });
  const view = { heading: settings.heading, scores };
  return scores.length ? { view, freshUntil: nextMidnight(scope) } : { view };
};

function viewScore(
  fact: HealthScoreFact,
  scope: Scope,
  show: { name: string; current: boolean; evolution: boolean },
): HealthScoreView {
  return {
    id: fact.id,
    name: show.name,
    description: fact.description,
    empty: fact.values.length === 0,
    current: show.current ? currentOf(fact, scope) : null,
    trend: show.current ? trendOf(fact, scope) : null,
    chart: show.evolution ? drawChart(fact, scope.language) : null,
    rows: show.evolution
      ? fact.values.toReversed().map(({ day, value }) => ({
          day: { ...viewDay(day, scope), exact: shortDate(day, scope.language) },
          value: `${formatValue(value, scope.language)}${fact.unit && ` ${fact.unit}`}`,
          band: bandOf(fact, value)?.label ?? '',
          tone: toneOf(fact, value),
        }))
      : [],
  };
}

function currentOf(fact: HealthScoreFact, scope: Scope): HealthScoreView['current'] {
  const latest = fact.values.at(-1);
  if (!latest) return null;
  const range = fact.max - fact.min;
  const share = range > 0 ? ((latest.value - fact.min) / range) * 100 : 0;
  return {
    value: formatValue(latest.value, scope.language),
    unit: fact.unit,
    band: bandOf(fact, latest.value)?.label ?? '',
    tone: toneOf(fact, latest.value),
    share: Math.round(Math.min(Math.max(share, 0), 100)),
    at: viewDay(latest.day, scope),
  };
}

function trendOf(fact: HealthScoreFact, scope: Scope): HealthScoreView['trend'] {
  const latest = fact.values.at(-1);
  if (!latest) return null;
  const before = fact.values.findLast(({ day }) => day <= addDays(latest.day, -TREND_DAYS));
  if (!before) return null;
  const difference = latest.value - before.value;
  return {
    direction: difference > 0 ? 'up' : difference < 0 ? 'down' : 'flat',
    difference: formatValue(Math.abs(difference), scope.language),
    tone: difference > 0 ? 'good' : difference < 0 ? 'bad' : 'neutral',
    since: viewDay(before.day, scope),
  };
}
