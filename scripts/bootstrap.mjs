// Plain old JavaScript on purpose: this file must parse on a Node that is too old, to say so in one sentence.
// biome-ignore-all lint/style/useNodejsImportProtocol: a Node that is too old does not know it
// biome-ignore-all lint/complexity/useOptionalChain: nor this
import { spawn } from "child_process";
import { readFileSync } from "fs";
import { dirname, join } from "path";
import { fileURLToPath, pathToFileURL } from "url";

const OLDEST_NODE = [20, 9];
const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Installs the packages if they are missing or outdated, then runs a TypeScript file in this very process. */
export async function run(script, nodeEnvironment) {
  try {
    requireNode();
    process.chdir(root);
    if (nodeEnvironment) process.env.NODE_ENV = nodeEnvironment;
    if (!isInstalled()) await install();
    const { register } = await import("tsx/esm/api");
    register();
    await import(pathToFileURL(join(root, script)).href);
  } catch (error) {
    console.error(error.sentence || error);
    process.exit(1);
  }
}

function problem(sentence) {
  return Object.assign(new Error(sentence), { sentence });
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw problem(
    `The portal needs Node.js ${OLDEST_NODE.join(".")} or newer, and this is ${process.versions.node}: see https://nodejs.org.`,
  );
}

/** npm writes node_modules/.package-lock.json last, so a broken-off installation counts as none. */
function isInstalled() {
  const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8")).packages;
  try {
    const wanted = read("package-lock.json");
    const found = read("node_modules/.package-lock.json");
    return Object.keys(wanted).every(
      (name) =>
        name === "" ||
        (found[name] ? found[name].version === wanted[name].version : Boolean(wanted[name].optional)),
    );
  } catch (_missing) {
    return false;
  }
}

function install() {
  const began = Date.now();
  process.stdout.write("Installing the packages …");
  // Not `npm ci`: it refuses a lock file without the entries of other platforms, which a registry may lack.
  const args = [
    "install",
    "--include=dev",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const npm = process.env.npm_execpath;
  const child =
    npm && npm.endsWith(".js")
      ? spawn(process.execPath, [npm, ...args], { stdio: ["ignore", "pipe", "pipe"] })
      : spawn("npm", args, { stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  const stop = () => {
    child.kill("SIGTERM");
    process.exit(130);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, stop);
  return new Promise((done, fail) => {
    child.on("error", (error) => fail(problem(`npm could not be run: ${error.message}.`)));
    child.on("close", (code) => {
      for (const signal of signals) process.removeListener(signal, stop);
      process.stdout.write(` ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
      if (code === 0) done();
      else fail(problem(explainInstallation(output)));
    });
  });
}

function explainInstallation(output) {
  if (/ENOSPC|no space left/i.test(output)) return `The disk is full: the packages do not fit into ${root}.`;
  if (/EACCES|EPERM|EROFS/.test(output)) return `This user may not write into ${root}.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET/.test(output))
    return "The package registry cannot be reached: connect to the network once, so that the packages can be installed.";
  return `npm could not install the packages:\n${output.trim()}`;
}
