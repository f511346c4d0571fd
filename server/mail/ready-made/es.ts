import type { ReadyMadeTexts } from './ready-made.ts';

/** Ready-made mails in Spanish. */
export const es: ReadyMadeTexts = {
  invitation: {
    subject: 'Su portal con {{workspace.name}}',
    text: `Hola, {{contact.name}}:

Hemos preparado un portal para {{customer.name}}: en qué punto estamos, qué viene después y todo lo que compartimos, en un solo lugar.

El botón lo abre con un clic.

{{owner.name}}
{{workspace.name}}`,
    button: 'Abrir el portal',
  },
  'sign-in-link': {
    subject: 'Su enlace para entrar en {{workspace.name}}',
    text: `Hola, {{contact.name}}:

Este es su enlace al portal de {{customer.name}}. Sirve una vez, durante 45 minutos.

Si el botón ya no vale, también puede entrar con este código, durante 5 minutos y en la ventana en la que lo pidió:

# {{code}}

Si no lo pidió, no tiene que hacer nada.`,
    button: 'Entrar',
  },
  'sign-in-code': {
    subject: 'Su código para entrar en {{workspace.name}}',
    text: `Hola, {{contact.name}}:

Este es su código para el portal de {{customer.name}}. Sirve una vez, durante 5 minutos y en la ventana en la que lo pidió.

# {{code}}

O pulse el botón: le abre el portal en cualquier lugar, una vez, durante 45 minutos.

Si no lo pidió, no tiene que hacer nada. Nadie de nuestro equipo le pedirá nunca este código.`,
    button: 'Entrar',
  },
  'task-assigned': {
    subject: 'Una tarea para usted: {{task.title}}',
    text: `Hola, {{contact.name}}:

Esta tarea es ahora suya:

# {{task.title}}

{{task.due}}

En el portal puede ver de qué se trata, preguntar y marcarla como hecha.`,
    button: 'Abrir la tarea',
  },
  'comment-answered': {
    subject: '{{comment.author}} ha respondido: {{record.title}}',
    text: `Hola, {{contact.name}}:

{{comment.author}} escribió sobre «{{record.title}}»:

{{comment.text}}`,
    button: 'Leer y responder',
  },
  'task-due-soon': {
    subject: 'Vence mañana: {{task.title}}',
    text: `Hola, {{contact.name}}:

Un recordatorio: «{{task.title}}» vence mañana ({{task.due}}).`,
    button: 'Abrir la tarea',
  },
  'overdue-digest': {
    subject: 'Lo que le espera en {{workspace.name}}',
    text: `Hola, {{contact.name}}:

Estas tareas han pasado de su fecha. Si algo le detiene, díganoslo en el portal.`,
    button: 'Abrir el portal',
  },
  'portal-published': {
    subject: 'Novedades en su portal con {{workspace.name}}',
    text: `Hola, {{contact.name}}:

El portal de {{customer.name}} se ha actualizado.`,
    button: 'Ver las novedades',
  },
  touchpoint: {
    subject: 'Un mensaje de {{workspace.name}}',
    text: `Hola, {{contact.name}}:

Encontrará lo último en el portal de {{customer.name}}.

{{owner.name}}
{{workspace.name}}`,
    button: 'Abrir el portal',
  },
  automation: {
    subject: 'Novedades de {{workspace.name}}',
    text: `Hola, {{contact.name}}:

Hay novedades para {{customer.name}}.

{{owner.name}}
{{workspace.name}}`,
    button: 'Abrir el portal',
  },
  'staff-invitation': {
    subject: 'Invitación a {{workspace.name}}',
    text: `Hola, {{staff.name}}:

Tiene una invitación para trabajar con los portales de clientes de {{workspace.name}}. Elija una contraseña para empezar; el botón sirve una vez, durante una semana.`,
    button: 'Elegir una contraseña',
  },
  'staff-reset': {
    subject: 'Elija una contraseña nueva para {{workspace.name}}',
    text: `Hola, {{staff.name}}:

Con este botón elige una contraseña nueva. Sirve una vez. Si no lo pidió, no tiene que hacer nada: su contraseña sigue siendo la misma.`,
    button: 'Elegir una contraseña nueva',
  },
  'staff-digest': {
    subject: 'Lo que han hecho sus clientes',
    text: `Hola, {{staff.name}}:

Esto es lo que ha ocurrido desde el último correo:`,
    button: 'Abrir mi trabajo',
  },
  'staff-mention': {
    subject: '{{mention.by}} le ha mencionado: {{record.title}}',
    text: `Hola, {{staff.name}}:

{{mention.by}} le ha mencionado sobre «{{record.title}}» de {{customer.name}}:

{{mention.text}}`,
    button: 'Abrir la conversación',
  },
};
