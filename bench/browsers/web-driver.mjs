/* global AbortSignal */
// The W3C's WebDriver, as far as a person's hand needs it: for WebKit, which Puppeteer cannot drive.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const keyCodes = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
}
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'

/** Starts a browser through its driver. Returns the same functions as `fromPuppeteer`. */
export async function fromWebDriver({ driver, port, capabilities, name, env }) {
  const child = spawn(driver, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, ...env } })
  const base = `http://127.0.0.1:${port}`
  async function ask(method, path, body) {
    const headers = body && { 'content-type': 'application/json' }
    const response = await fetch(base + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    })
    const { value } = await response.json()
    if (value?.error) throw new Error(`${value.error}: ${value.message}`)
    return value
  }
  let session
  for (let turn = 0; session === undefined; turn++) {
    session = await ask('POST', '/session', { capabilities: { alwaysMatch: capabilities } }).catch((error) => {
      if (turn < 50 && error.cause?.code === 'ECONNREFUSED') return // the driver is still starting
      child.kill()
      throw error
    })
    if (session === undefined) await wait(200)
  }
  const at = `/session/${session.sessionId}`
  const run = (script, ...args) =>
    ask('POST', `${at}/execute/sync`, { script: `return (${script})(...arguments)`, args })
  const act = (actions) => ask('POST', `${at}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] })

  return {
    name: `${name} ${session.capabilities.browserVersion}`,
    go: (url) => ask('POST', `${at}/url`, { url }),
    run,
    async size(width, height) {
      await ask('POST', `${at}/window/rect`, { x: 0, y: 0, width, height })
    },
    /** Presses the element that a function of the page finds. */
    async press(find, ...args) {
      const element = await run(find, ...args)
      await ask('POST', `${at}/element/${element[elementKey]}/click`, {})
    },
    async file(find, path, ...args) {
      const element = await run(find, ...args)
      await ask('POST', `${at}/element/${element[elementKey]}/value`, { text: path })
    },
    type: (words) =>
      act(
        [...words].flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      ),
    key(combination) {
      const keys = combination.split('+').map((key) => keyCodes[key] ?? key)
      return act([
        ...keys.map((value) => ({ type: 'keyDown', value })),
        ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
      ])
    },
    async shot(path) {
      writeFileSync(path, await ask('GET', `${at}/screenshot`), 'base64')
    },
    async close() {
      await ask('DELETE', at).catch(() => {})
      child.kill()
    },
  }
}
