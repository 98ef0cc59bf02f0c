// Imported first by every script: an unsuitable Node is reported in words.
import { isSupported, nodeRefusal } from './node-versions.mjs'

if (!isSupported(process.versions.node)) {
  console.error(`${nodeRefusal()} "npm start" and the other commands of package.json bring one: use them.`)
  process.exit(1)
}
