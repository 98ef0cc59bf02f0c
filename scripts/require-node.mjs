// Imported first by every script here: what follows needs these versions, and says so instead of failing strangely.
import { fits, refusal } from './node-versions.mjs'

if (!fits(process.versions.node)) {
  console.error(`${refusal()} "npm start" and the other commands of package.json bring one: use them.`)
  process.exit(1)
}
