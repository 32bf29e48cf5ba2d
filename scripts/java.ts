import { spawnSync } from "node:child_process";

/** Whether a Java runs here, which the Nu checker needs and the portal does not. */
export function isJavaHere(): boolean {
  return spawnSync("java", ["-version"], { stdio: "ignore" }).status === 0;
}
