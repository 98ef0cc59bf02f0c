// Imported first by every script: an unsuitable Node is reported in words.
import { isSupported, refusal } from './node-versions.mjs'

if (!isSupported(process.versions.node)) {
  console.error(`${refusal()} "npm start" and the other commands of package.json bring one: use them.`)
  process.exit(1)
}
