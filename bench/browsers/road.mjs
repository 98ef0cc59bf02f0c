// The main path through the desk, in any browser: write, format, paste, picture, publish, schedule, suggest.
import { setTimeout as wait } from 'node:timers/promises'

const patience = 45_000

/** Functions of the page, which find elements by what people see and hear. */
const find = {
  named: `(selector, pattern) => [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0 && new RegExp(pattern).test((element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\\s+/g, ' '))).at(0)`,
  labelled: `(label) => { const found = [...document.querySelectorAll('label')].find((one) => one.textContent.trim() === label); return found?.control ?? document.querySelector('[aria-label="' + label + '"]') }`,
  body: `() => document.querySelector('[role=textbox][aria-label=Body]')`,
  said: `(pattern) => [...document.querySelectorAll('[role=status], [role=alert], dialog[open], main')].some((one) => new RegExp(pattern).test(one.textContent))`,
}

/** Takes the main path. `onStep` gets the name of each step, and its problem if there is one. */
export async function walk(hand, { setUpLink, url, picture, shots, onStep }) {
  let count = 0
  const until = async (what, script, ...args) => {
    for (const late = Date.now() + patience; Date.now() < late; await wait(100)) {
      const found = await hand.run(script, ...args).catch(() => undefined)
      if (found) return found
    }
    throw new Error(`${what} did not come`)
  }
  const appears = (selector, pattern) =>
    until(`${selector} ${pattern}`, `(...args) => Boolean((${find.named})(...args))`, selector, pattern)
  const press = async (selector, pattern) => {
    await appears(selector, pattern)
    await hand.press(find.named, selector, pattern)
  }
  const fill = async (label, words) => {
    await until(label, `(...args) => Boolean((${find.labelled})(...args))`, label)
    await hand.press(find.labelled, label)
    await hand.type(words)
  }
  const html = () => hand.run(`() => (${find.body})()?.innerHTML ?? ''`)
  const holds = (pattern) =>
    until(`${pattern} in the text`, `(pattern) => new RegExp(pattern).test((${find.body})()?.innerHTML ?? '')`, pattern)
  const says = (pattern) => until(pattern, find.said, pattern)
  const saved = () => says('Saved \\d\\d:\\d\\d')
  const intoBody = async () => {
    await until('the text', `() => (${find.body})()?.isContentEditable`)
    await hand.press(find.body)
  }
  const step = async (name, work) => {
    try {
      await work()
      onStep(name)
    } catch (error) {
      onStep(name, `${error.message}; the text: ${(await html().catch(() => '')).slice(0, 300)}`)
    }
    if (shots) await hand.shot(`${shots}-${String(++count).padStart(2, '0')}.png`).catch(() => {})
  }

  await step('sets an account up', async () => {
    await hand.go(setUpLink)
    await fill('Name', 'Sokha Chan')
    await fill('Email', 'sokha@example.org')
    await fill('Password', 'a long harvest song')
    await press('button', '^Create account$')
    await until('the desk', `() => location.pathname === '/admin'`)
  })
  await step('writes and formats', async () => {
    await press('a', '^New post$')
    await until('the text', `() => (${find.body})()?.isContentEditable`)
    await fill('Title', 'The road of a browser')
    await fill('Summary', 'In a sentence.')
    await intoBody()
    await hand.type('Plain and ')
    await hand.key('Control+b')
    await hand.type('bold')
    await hand.key('Control+b')
    await hand.type(' words.')
    await hand.key('Enter')
    await hand.type('- one')
    await hand.key('Enter')
    await hand.type('two')
    await hand.key('Enter')
    await hand.key('Enter')
    await holds('Plain and <strong>bold</strong> words\\.')
    await holds('<li[^>]*><p[^>]*>two</p></li>')
    await saved()
  })
  await step('undoes and does again', async () => {
    await hand.type('gone')
    await holds('gone')
    await hand.key('Control+z')
    await until('undo', `() => !/gone/.test((${find.body})().innerHTML)`)
    await hand.key('Control+Shift+z')
    await holds('gone')
    await hand.key('Control+z')
  })
  await step('pastes what was copied from a page, without its no-break spaces', async () => {
    await hand.run(`() => {
      const source = document.createElement('div')
      source.id = 'source'
      source.contentEditable = 'true'
      source.innerHTML = '<p style="color: red">Pasted <b>strong</b> and <i>soft</i> words</p>'
      document.body.append(source)
      source.focus()
      getSelection().selectAllChildren(source)
    }`)
    await hand.key('Control+c')
    await hand.run(`() => document.querySelector('#source').remove()`)
    await hand.press(find.body)
    await hand.key('Control+End')
    await hand.key('Control+v')
    await holds('Pasted <strong>strong</strong> and <em>soft</em> words')
    if (/&nbsp;|\u00a0|color:/.test(await html())) throw new Error('what was pasted keeps no-break spaces or colours')
  })
  await step('uses the slash menu', async () => {
    await hand.key('Enter')
    await hand.type('/head')
    await appears('[role=option]', 'Heading')
    await hand.key('Enter')
    await hand.type('A heading')
    await holds('<h2[^>]*>A heading</h2>')
    await hand.key('Enter')
  })
  await step('uploads a picture and describes it', async () => {
    await hand.file(`() => document.querySelector('input[type=file][accept*=".png"]')`, picture).catch(async () => {
      await press('button', '^Picture')
      await until('the field', `() => Boolean(document.querySelector('dialog[open] input[type=file]'))`)
      await hand.file(`() => document.querySelector('dialog[open] input[type=file]')`, picture)
    })
    await holds('<img')
    await press('button', '^Describe this picture$')
    await until(
      'the focus in the description',
      `() => document.activeElement.matches('input, textarea') && (${find.body})().contains(document.activeElement)`,
    )
    await hand.type('A blue square')
    await saved()
  })
  await step('publishes', async () => {
    await press('button', '^Publish…$')
    await press('dialog[open] button', '^Publish$')
    await says('Readers have it now')
  })
  await step('is read', async () => {
    const editor = await hand.run('() => location.href')
    await hand.go(url)
    await press('a', '^The road of a browser$')
    await until(
      'the post',
      `() => document.querySelector('h1')?.textContent === 'The road of a browser' && document.querySelector('main strong')?.textContent === 'bold'`,
    )
    await hand.go(editor)
    await until('the text', `() => (${find.body})()?.isContentEditable`)
  })
  await step('suggests', async () => {
    await hand.go(`${url}${await hand.run('() => location.pathname')}/suggest`)
    await says('You are suggesting')
    await intoBody()
    await hand.key('Control+End')
    await hand.type('Suggested words.')
    await until(
      'the suggestion',
      `() => [...(${find.body})().querySelectorAll('ins')].some((one) => one.textContent.includes('Suggested words.'))`,
    )
    await says('Your suggested edits')
    await saved()
  })
  await step('schedules', async () => {
    await hand.go(`${url}/admin/entries/new?kind=post`)
    await until('the text', `() => (${find.body})()?.isContentEditable`)
    await fill('Title', 'For a later day')
    await fill('Summary', 'Later.')
    await intoBody()
    await hand.type('Later words.')
    await saved()
    await press('button', '^Publish…$')
    await press('dialog[open] label', '^At a set time')
    await press('dialog[open] button', '^Schedule')
    await says('Scheduled')
  })
}
