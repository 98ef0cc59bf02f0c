import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { matchesIn, type TextMatch, type FindSearch } from './field-matches'

export type FindState = { search?: FindSearch; matches: TextMatch[]; current: number; marks: DecorationSet }

/** A change of the search. `resume`: where it continues after a replacement; `index`: the position in a field there. */
type FindChange = { search?: FindSearch; current?: number; resume?: Pick<TextMatch, 'from' | 'index'> }

const emptyFindState: FindState = { matches: [], current: 0, marks: DecorationSet.empty }

export const findKey = new PluginKey<FindState>('find')

export const FindExtension = Extension.create({
  name: 'finding',
  addProseMirrorPlugins: () => [
    new Plugin<FindState>({
      key: findKey,
      state: { init: () => emptyFindState, apply: nextFindState },
      props: { decorations: (state) => findKey.getState(state)?.marks },
    }),
  ],
})

function nextFindState(tr: Transaction, before: FindState): FindState {
  const change = tr.getMeta(findKey) as FindChange | undefined
  const search = change && 'search' in change ? change.search : before.search
  if (!search?.words) return before.search ? emptyFindState : before
  if (!change && !tr.docChanged) return before
  const matches = search === before.search && !tr.docChanged ? before.matches : matchesIn(tr.doc, search)
  const current = change?.current ?? findNextMatch(matches, change?.resume ?? searchStartOf(tr, before))
  return { search, matches, current, marks: DecorationSet.create(tr.doc, matchDecorations(matches, current)) }
}

function searchStartOf(tr: Transaction, { matches, current }: FindState) {
  const last = matches[current]
  return { from: last ? tr.mapping.map(last.from) : tr.selection.from, index: 0 }
}

function findNextMatch(matches: TextMatch[], { from, index }: Pick<TextMatch, 'from' | 'index'>) {
  const next = matches.findIndex((match) => match.from > from || (match.from === from && match.index >= index))
  return Math.max(0, next)
}

function matchDecorations(matches: TextMatch[], current: number) {
  return matches.map(({ from, to, field }, index) => {
    const look = { class: index === current ? 'found is-current' : 'found' }
    return field ? Decoration.node(from, to, look) : Decoration.inline(from, to, { nodeName: 'mark', ...look })
  })
}

export function findStateOf(state: EditorState) {
  return findKey.getState(state) ?? emptyFindState
}

export function startSearch(view: EditorView, search: FindSearch | undefined) {
  view.dispatch(view.state.tr.setMeta(findKey, { search } satisfies FindChange))
  if (search?.words) scrollToMatch(view)
}

export function goTo(view: EditorView, current: number) {
  view.dispatch(view.state.tr.setMeta(findKey, { current } satisfies FindChange))
  scrollToMatch(view)
}

/** Scrolls the match to the middle of the window, because the toolbar covers its upper edge. */
function scrollToMatch(view: EditorView) {
  view.dom.querySelector('.found.is-current')?.scrollIntoView({ block: 'center' })
}

export function selectCurrent(view: EditorView) {
  const { matches, current } = findStateOf(view.state)
  const match = matches[current]
  if (match && !match.field)
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, match.from, match.to)))
}

export function replaceOne(view: EditorView, words: string) {
  const { matches, current } = findStateOf(view.state)
  const match = matches[current]
  if (!match) return
  const tr = closeHistory(view.state.tr)
  replaceMatch(tr, match, searchLength(view.state), words)
  const { from, index, field } = match
  const resume = field ? { from, index: index + words.length } : { from: from + words.length, index: 0 }
  view.dispatch(tr.setMeta(findKey, { resume } satisfies FindChange))
  scrollToMatch(view)
}

export function replaceAll(view: EditorView, words: string) {
  const { matches } = findStateOf(view.state)
  const tr = closeHistory(view.state.tr)
  for (const match of [...matches].reverse()) replaceMatch(tr, match, searchLength(view.state), words)
  if (matches.length > 0) view.dispatch(tr)
  return matches.length
}

function searchLength(state: EditorState) {
  return findStateOf(state).search?.words.length ?? 0
}

function replaceMatch(tr: Transaction, { from, to, field, index }: TextMatch, length: number, words: string) {
  if (!field) return words ? tr.insertText(words, from, to) : tr.delete(from, to)
  const before = String(tr.doc.nodeAt(from)!.attrs[field])
  return tr.setNodeAttribute(from, field, before.slice(0, index) + words + before.slice(index + length))
}
