"use client";

import { Failure } from "@/components/ui/failure";

export default function FailurePage({ reset }: { reset: () => void }) {
  return <Failure retry={reset} />;
}
