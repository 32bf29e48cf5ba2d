import { writeAction } from "./actions";

export const dynamic = "force-dynamic";

/** A page with one form: the least that this framework makes of one. */
export default function Page() {
  return (
    <form action={writeAction}>
      <textarea name="text" />
      <button type="submit">Save</button>
    </form>
  );
}
