import { Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { Link } from 'wouter';
import classes from '../automations.module.css';
import { RECIPES } from './recipes.ts';

/** Ready-made rules to start from, and the empty one. */
export function RecipeCards() {
  const cards = [
    ...RECIPES,
    { id: 'blank', icon: Plus, title: 'Start from nothing', lead: 'When, if and then of your own.' },
  ];
  return (
    <ul className={classes.recipes} aria-label="Ready-made automations">
      {cards.map(({ id, icon: Icon, title, lead }) => (
        <li key={id}>
          <Link href={`/automations/rules/new?recipe=${id}`} className={classes.recipe}>
            <span className={classes.recipeIcon} aria-hidden>
              <Icon size={18} strokeWidth={1.75} />
            </span>
            <span>
              <Text span fw={500} display="block">
                {title}
              </Text>
              <Text span size="sm" c="dimmed">
                {lead}
              </Text>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
