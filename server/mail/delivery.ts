/** Whether mails leave the house; set once, when sending starts. Else they are kept in the Outbox. */
export const delivery = { bySmtp: false };
