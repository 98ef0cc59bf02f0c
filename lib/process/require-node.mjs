// Imported first by every program that is started: an unsuitable Node is reported in words.
import { isSupported, nodeRefusal } from './node-versions.mjs'

if (!isSupported(process.versions.node)) {
  console.error(
    `${nodeRefusal()} Install one from nodejs.org, as docs/operating/install.md says; in a clone, "npm start" and the other commands of package.json bring one.`,
  )
  process.exit(1)
}
