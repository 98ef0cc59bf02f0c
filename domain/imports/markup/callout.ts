import { Fragment, type Node } from '@tiptap/pm/model'
import { bodySchema, calloutKinds, isCalloutKind } from '@/domain/content/body/schema'
import type { Flow, ReadingState } from './flow'
import { textIn } from './text-in'
import type { Writer } from './writer'

/** Returns whether a group of blocks is what an export for WordPress made of a callout. */
export function isCallout(className: string) {
  return /(^|\s)gazette-callout(\s|$)/.test(className)
}

/** A callout that came back, whatever was changed in it there; what no callout can hold stands without one. */
export function callout(flow: Flow, element: Element, writer: Writer, state: ReadingState) {
  const className = element.querySelector('.gazette-callout')?.getAttribute('class') ?? ''
  const kind = /\bgazette-callout-(\w+)/.exec(className)?.[1]
  const calloutKind = isCalloutKind(kind) ? kind : 'note'
  const blocks = flow.blocksIn(element, state)
  const label = textIn(
    element.querySelector('.gazette-callout-label') ?? element.ownerDocument.createElement('p'),
  ).trim()
  const isLabelled = label !== '' && blocks[0]?.textContent.trim() === label
  const content = isLabelled ? blocks.slice(1) : blocks
  writer.endParagraph()
  if (!fitsCallout(content)) return blocks.forEach((block) => writer.block(block))
  const customLabel = isLabelled && label !== calloutKinds[calloutKind] ? label : ''
  writer.block(bodySchema.node('callout', { kind: calloutKind, label: customLabel }, content))
}

function fitsCallout(blocks: Node[]) {
  return bodySchema.nodes.callout!.validContent(Fragment.from(blocks))
}
