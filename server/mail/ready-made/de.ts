import type { ReadyMadeTexts } from './ready-made.ts';

/** Ready-made mails in German. */
export const de: ReadyMadeTexts = {
  invitation: {
    subject: 'Ihr Portal mit {{workspace.name}}',
    text: `Guten Tag {{contact.name}},

wir haben für {{customer.name}} ein Portal eingerichtet: wo wir stehen, was als Nächstes kommt und alles, was wir miteinander teilen, an einem Ort.

Der Knopf öffnet es mit einem Klick.

{{owner.name}}
{{workspace.name}}`,
    button: 'Portal öffnen',
  },
  'sign-in-link': {
    subject: 'Ihr Link zum Anmelden bei {{workspace.name}}',
    text: `Guten Tag {{contact.name}},

hier ist Ihr Link zum Portal von {{customer.name}}. Er gilt einmal, innerhalb von 45 Minuten.

Ist der Knopf zu alt, lässt Sie auch dieser Code ein, innerhalb von 5 Minuten und in dem Fenster, in dem Sie ihn angefordert haben:

# {{code}}

Haben Sie ihn nicht angefordert, brauchen Sie nichts zu tun.`,
    button: 'Anmelden',
  },
  'sign-in-code': {
    subject: 'Ihr Code zum Anmelden bei {{workspace.name}}',
    text: `Guten Tag {{contact.name}},

das ist Ihr Code für das Portal von {{customer.name}}. Er gilt einmal, innerhalb von 5 Minuten und in dem Fenster, in dem Sie ihn angefordert haben.

# {{code}}

Oder drücken Sie den Knopf: Er lässt Sie überall hinein, einmal, innerhalb von 45 Minuten.

Haben Sie ihn nicht angefordert, brauchen Sie nichts zu tun. Niemand aus unserem Team wird Sie je nach dem Code fragen.`,
    button: 'Anmelden',
  },
  'task-assigned': {
    subject: 'Eine Aufgabe für Sie: {{task.title}}',
    text: `Guten Tag {{contact.name}},

diese Aufgabe liegt jetzt bei Ihnen:

# {{task.title}}

{{task.due}}

Im Portal sehen Sie, worum es geht, können nachfragen und sie als erledigt markieren.`,
    button: 'Aufgabe öffnen',
  },
  'comment-answered': {
    subject: '{{comment.author}} hat geantwortet: {{record.title}}',
    text: `Guten Tag {{contact.name}},

{{comment.author}} schrieb zu „{{record.title}}“:

{{comment.text}}`,
    button: 'Lesen und antworten',
  },
  'task-due-soon': {
    subject: 'Morgen fällig: {{task.title}}',
    text: `Guten Tag {{contact.name}},

zur Erinnerung: „{{task.title}}“ ist morgen fällig ({{task.due}}).`,
    button: 'Aufgabe öffnen',
  },
  'overdue-digest': {
    subject: 'Was bei {{workspace.name}} auf Sie wartet',
    text: `Guten Tag {{contact.name}},

diese Aufgaben sind überfällig. Hält Sie etwas auf, sagen Sie es uns im Portal.`,
    button: 'Portal öffnen',
  },
  'portal-published': {
    subject: 'Neues in Ihrem Portal mit {{workspace.name}}',
    text: `Guten Tag {{contact.name}},

das Portal von {{customer.name}} wurde aktualisiert.`,
    button: 'Neues ansehen',
  },
  touchpoint: {
    subject: 'Eine Nachricht von {{workspace.name}}',
    text: `Guten Tag {{contact.name}},

das Neueste finden Sie im Portal von {{customer.name}}.

{{owner.name}}
{{workspace.name}}`,
    button: 'Portal öffnen',
  },
  automation: {
    subject: 'Neues von {{workspace.name}}',
    text: `Guten Tag {{contact.name}},

es gibt Neues für {{customer.name}}.

{{owner.name}}
{{workspace.name}}`,
    button: 'Portal öffnen',
  },
  'staff-invitation': {
    subject: 'Einladung zu {{workspace.name}}',
    text: `Guten Tag {{staff.name}},

Sie sind eingeladen, mit den Kundenportalen von {{workspace.name}} zu arbeiten. Wählen Sie zum Beginn ein Passwort; der Knopf gilt einmal, innerhalb einer Woche.`,
    button: 'Passwort wählen',
  },
  'staff-reset': {
    subject: 'Neues Passwort für {{workspace.name}} wählen',
    text: `Guten Tag {{staff.name}},

mit diesem Knopf wählen Sie ein neues Passwort. Er gilt einmal. Haben Sie ihn nicht angefordert, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.`,
    button: 'Neues Passwort wählen',
  },
  'staff-digest': {
    subject: 'Was Ihre Kunden getan haben',
    text: `Guten Tag {{staff.name}},

das ist seit der letzten Mail geschehen:`,
    button: 'Meine Arbeit öffnen',
  },
  'staff-mention': {
    subject: '{{mention.by}} hat Sie erwähnt: {{record.title}}',
    text: `Guten Tag {{staff.name}},

{{mention.by}} hat Sie zu „{{record.title}}“ von {{customer.name}} erwähnt:

{{mention.text}}`,
    button: 'Diskussion öffnen',
  },
};
