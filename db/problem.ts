/** Why the database cannot be used; the message is one sentence for the person who starts the portal. */
export class DatabaseProblem extends Error {}
