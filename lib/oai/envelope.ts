import { cleanXml, escapeXml } from '../formats/xml'
import { datestamp } from './datestamp'
import type { Arguments, Refusal, VerbName } from './request'

const head =
  '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">'

type OaiAnswer = {
  /** The base URL of the repository. */
  base: string
  /** The moment of the answer, UTC ms. */
  at: number
  /** The verb and arguments of the request; absent where they could not be understood (OAI-PMH 2.0, section 3.2). */
  request?: { verb: VerbName; args: Arguments }
}

/** A whole answer: `body` is the element that is named like the verb, or the reason why there is none. */
export function envelope({ base, at, request }: OaiAnswer, body: string | Refusal) {
  const content = typeof body === 'string' ? body : element('error', body.message, { code: body.code })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    head,
    element('responseDate', datestamp(Math.floor(at / 1_000))),
    element('request', base, request && { verb: request.verb, ...request.args }),
    content,
    '</OAI-PMH>',
    '',
  ].join('\n')
}

/** An element of text, with attributes; what no XML can hold is left out. */
export function element(name: string, text: string, attributes: Record<string, string | number | undefined> = {}) {
  return `<${name}${attributesOf(attributes)}>${escapeXml(text)}</${name}>`
}

/** An element of other elements, each on its line. */
export function wrapElement(name: string, children: string[], attributes: Record<string, string | undefined> = {}) {
  return [`<${name}${attributesOf(attributes)}>`, ...children, `</${name}>`].join('\n')
}

function attributesOf(attributes: Record<string, string | number | undefined>) {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(cleanXml(String(value)))}"`)
    .join('')
}
