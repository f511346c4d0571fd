import type { ReadyMadeTexts } from './ready-made.ts';

/** Ready-made mails in French. */
export const fr: ReadyMadeTexts = {
  invitation: {
    subject: 'Votre portail avec {{workspace.name}}',
    text: `Bonjour {{contact.name}},

nous avons préparé un portail pour {{customer.name}} : où nous en sommes, ce qui vient ensuite, et tout ce que nous partageons, au même endroit.

Le bouton vous l’ouvre en un clic.

{{owner.name}}
{{workspace.name}}`,
    button: 'Ouvrir le portail',
  },
  'sign-in-link': {
    subject: 'Votre lien de connexion à {{workspace.name}}',
    text: `Bonjour {{contact.name}},

voici votre lien vers le portail de {{customer.name}}. Il ne sert qu’une fois, dans les 45 minutes.

Si le bouton est trop ancien, ce code vous ouvre aussi la porte, dans les 5 minutes et dans la fenêtre où vous l’avez demandé :

# {{code}}

Si vous ne l’avez pas demandé, vous n’avez rien à faire.`,
    button: 'Se connecter',
  },
  'sign-in-code': {
    subject: 'Votre code de connexion à {{workspace.name}}',
    text: `Bonjour {{contact.name}},

voici votre code pour le portail de {{customer.name}}. Il ne sert qu’une fois, dans les 5 minutes et dans la fenêtre où vous l’avez demandé.

# {{code}}

Ou appuyez sur le bouton : il vous ouvre le portail partout, une fois, pendant 45 minutes.

Si vous ne l’avez pas demandé, vous n’avez rien à faire. Personne de notre équipe ne vous demandera jamais ce code.`,
    button: 'Se connecter',
  },
  'task-assigned': {
    subject: 'Une tâche pour vous : {{task.title}}',
    text: `Bonjour {{contact.name}},

cette tâche vous est confiée :

# {{task.title}}

{{task.due}}

Dans le portail, vous voyez de quoi il s’agit, posez vos questions et la marquez comme terminée.`,
    button: 'Ouvrir la tâche',
  },
  'comment-answered': {
    subject: '{{comment.author}} a répondu : {{record.title}}',
    text: `Bonjour {{contact.name}},

{{comment.author}} a écrit au sujet de « {{record.title}} » :

{{comment.text}}`,
    button: 'Lire et répondre',
  },
  'task-due-soon': {
    subject: 'Pour demain : {{task.title}}',
    text: `Bonjour {{contact.name}},

un rappel : « {{task.title}} » est à terminer pour demain ({{task.due}}).`,
    button: 'Ouvrir la tâche',
  },
  'overdue-digest': {
    subject: 'Ce qui vous attend chez {{workspace.name}}',
    text: `Bonjour {{contact.name}},

ces tâches ont dépassé leur échéance. Si quelque chose vous retient, dites-le-nous dans le portail.`,
    button: 'Ouvrir le portail',
  },
  'portal-published': {
    subject: 'Du nouveau dans votre portail avec {{workspace.name}}',
    text: `Bonjour {{contact.name}},

le portail de {{customer.name}} a été mis à jour.`,
    button: 'Voir les nouveautés',
  },
  touchpoint: {
    subject: 'Un message de {{workspace.name}}',
    text: `Bonjour {{contact.name}},

vous trouvez les dernières nouvelles dans le portail de {{customer.name}}.

{{owner.name}}
{{workspace.name}}`,
    button: 'Ouvrir le portail',
  },
  automation: {
    subject: 'Des nouvelles de {{workspace.name}}',
    text: `Bonjour {{contact.name}},

il y a du nouveau pour {{customer.name}}.

{{owner.name}}
{{workspace.name}}`,
    button: 'Ouvrir le portail',
  },
  'staff-invitation': {
    subject: 'Invitation à {{workspace.name}}',
    text: `Bonjour {{staff.name}},

vous êtes invité à travailler avec les portails clients de {{workspace.name}}. Choisissez un mot de passe pour commencer ; le bouton ne sert qu’une fois, dans la semaine.`,
    button: 'Choisir un mot de passe',
  },
  'staff-reset': {
    subject: 'Choisir un nouveau mot de passe pour {{workspace.name}}',
    text: `Bonjour {{staff.name}},

ce bouton vous permet de choisir un nouveau mot de passe. Il ne sert qu’une fois. Si vous ne l’avez pas demandé, vous n’avez rien à faire : votre mot de passe reste le même.`,
    button: 'Choisir un nouveau mot de passe',
  },
  'staff-digest': {
    subject: 'Ce que vos clients ont fait',
    text: `Bonjour {{staff.name}},

voici ce qui s’est passé depuis le dernier e-mail :`,
    button: 'Ouvrir mon travail',
  },
  'staff-mention': {
    subject: '{{mention.by}} vous a mentionné : {{record.title}}',
    text: `Bonjour {{staff.name}},

{{mention.by}} vous a mentionné au sujet de « {{record.title}} » de {{customer.name}} :

{{mention.text}}`,
    button: 'Ouvrir la discussion',
  },
};
