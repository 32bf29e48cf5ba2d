/** References of requests whose form nobody could read; held by the process, as the framework's bundle is apart. */
const shared = globalThis as { portalUnreadableForms?: Set<string> };

function unreadable(): Set<string> {
  shared.portalUnreadableForms ??= new Set();
  return shared.portalUnreadableForms;
}

/** Broken multipart bodies, in the words of the two parsers that the framework uses. */
const BROKEN =
  /^(Failed to parse body as FormData|Unexpected end of form|Malformed part header|Missing boundary)/i;

/** Whether the framework failed only because what was sent is no form: the sender's fault, and not the portal's. */
export function noteUnreadableForm(error: unknown, reference: string): boolean {
  if (!(error instanceof Error) || !BROKEN.test(error.message)) return false;
  unreadable().add(reference);
  return true;
}

/** Whether that was noted of this request; asked once. */
export function wasUnreadableForm(reference: string): boolean {
  return unreadable().delete(reference);
}
