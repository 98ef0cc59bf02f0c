import { closeHistory } from '@tiptap/pm/history'
import { useEffect, useRef, useState } from 'react'
import { ask } from '@/components/ui/use-ask'
import type { OpenSuggestion } from '@/domain/review/suggestions/open-suggestions'
import { done, refused, type Result } from '@/lib/result'
import type { Comments } from '../comments/use-comments'
import type { Draft } from '../use-draft'
import { DecisionQueue, toDecisions, applyDecisions, reopenAccepted, type SuggestionDecision } from './decisions-here'
import { goToLine, goToWords } from '../text/go-to'
import { withoutLineAtEnd } from '../text/line-at-end'
import { acceptedIn, changeWords, placedIn, type PlacedSuggestion } from './placed-suggestions'
import { suggestionMarks, type SuggestionAct } from './suggestion-marks'

/** Keeps the suggested edits that the panel of comments shows. */
export function useSuggestions(draft: Draft, panel: Pick<Comments, 'isOpen' | 'setOpen'>) {
  const { work, status, change } = draft
  const [all, setAll] = useState<OpenSuggestion[]>([])
  /** A ref, because code after an `await` needs the newest suggestions. */
  const newest = useRef(all)
  const [items, setItems] = useState<PlacedSuggestion[]>([])
  const { isOpen, setOpen } = panel
  /** True until the list has taken the focus. */
  const wantsFocus = useRef(false)
  const [openings, setOpenings] = useState(0)
  const [current, setCurrent] = useState<string>()
  const [announcement, setAnnouncement] = useState<{ words: string; back?: SuggestionDecision[] }>({ words: '' })
  const lastMark = useRef('')
  const [toSend] = useState(() => new DecisionQueue(() => work.autosave.status().entryId))

  function show(suggestions: OpenSuggestion[]) {
    newest.current = suggestions
    setAll(suggestions)
  }

  async function refresh(mark: string) {
    if (mark === lastMark.current) return
    const answer = mark ? await ask<OpenSuggestion[]>(`/api/desk/entries/${status.entryId}/suggestions`) : done([])
    if (!answer.ok) return
    lastMark.current = mark
    // “Undo” can open a closed suggestion again.
    const closed = newest.current.filter(
      ({ id, changes }) => !answer.value.some((one) => one.id === id) && changes.every(({ decision }) => decision),
    )
    show([...answer.value, ...closed])
  }

  function now() {
    const { title, summary } = work.fields
    return { title, summary, body: withoutLineAtEnd(work.tiptap!.state.doc) }
  }

  function place(suggestions = newest.current) {
    if (!work.tiptap || work.tiptap.isDestroyed) return []
    const next = suggestions.length ? placedIn(suggestions, now()) : []
    setItems(next)
    return next
  }

  /** Shows decisions at once, before the server answers. */
  function apply(decisions: SuggestionDecision[]) {
    const next = applyDecisions(newest.current, decisions)
    show(next)
    return place(next)
  }

  async function send(decisions: SuggestionDecision[] = []): Promise<Result> {
    const answer = await toSend.send(decisions)
    if (!answer.ok) lastMark.current = 'unknown'
    return answer
  }
  useEffect(() => {
    if (status.is === 'saved') void toSend.send()
  }, [status.is, status.savedAt, toSend])

  async function accept(chosen: PlacedSuggestion[]): Promise<Result> {
    const editor = work.tiptap!
    // The text may have changed since the changes were placed.
    const ids = new Set(chosen.map(({ id }) => id))
    const placed = placedIn(newest.current, now()).filter(({ id }) => ids.has(id))
    const tr = closeHistory(editor.state.tr)
    const { made, changed } = acceptedIn(tr, placed, work.fields)
    if (!made.length) return refused('This does not fit into the text any more. Copy the words instead.')
    const decisions = toDecisions(made, 'accepted')
    for (const { suggestionId } of decisions) work.accepted.add(suggestionId)
    if (tr.docChanged) editor.view.dispatch(tr)
    if (Object.keys(changed).length) change(changed)
    const left = apply(decisions)
    announce(`Accepted: ${made.length === 1 ? changeWords(made[0]!) : `${made.length} changes`}.`, left)
    toSend.add(decisions)
    if (await work.saveNow()) return send()
    const words = 'Accepted in the text, which is not saved yet. See above what is in the way.'
    // The change has left the list, and with it the place of its message.
    setAnnouncement({ words })
    return refused(words)
  }

  async function refuse(chosen: PlacedSuggestion[]): Promise<Result> {
    const decisions = toDecisions(chosen, 'refused')
    const answer = await send(decisions)
    if (!answer.ok) return answer
    const left = apply(decisions)
    const back = decisions.map((one) => ({ ...one, is: 'open' as const }))
    announce(`Refused: ${chosen.length === 1 ? changeWords(chosen[0]!) : `${chosen.length} changes`}.`, left, back)
    return answer
  }

  async function settle({ id: suggestionId, changes }: OpenSuggestion): Promise<Result> {
    const keys = changes.filter(({ decision }) => !decision).map(({ key }) => key)
    const decisions: SuggestionDecision[] = [{ suggestionId, keys, is: 'accepted' }]
    const answer = await send(decisions)
    if (answer.ok) apply(decisions)
    return answer
  }

  async function putBack(): Promise<Result> {
    const decisions = announcement.back ?? []
    const answer = await send(decisions)
    if (answer.ok) announce('Put back.', apply(decisions))
    return answer
  }

  function announce(words: string, left: PlacedSuggestion[], back?: SuggestionDecision[]) {
    setAnnouncement({ words: `${words} ${left.length || 'None'} left.`, back })
  }

  /** “Undo” can remove words that were accepted in this window: they become suggestions again. */
  function reopenUndone() {
    const wasAccepted = toDecisions(placedIn(reopenAccepted(newest.current), now()).filter(isAcceptedHere), 'open')
    if (!wasAccepted.length) return
    announce('Suggested again.', apply(wasAccepted))
    toSend.add(wasAccepted)
    void send()
  }
  const acceptedHere = useRef(new Set<string>())
  useEffect(() => {
    for (const { id, changes } of all)
      for (const { key, decision } of changes) if (decision === 'accepted') acceptedHere.current.add(`${id} ${key}`)
  }, [all])
  const isAcceptedHere = ({ id, place }: PlacedSuggestion) => place.is === 'open' && acceptedHere.current.has(id)

  function goTo(item: PlacedSuggestion | undefined) {
    setCurrent(item?.id)
    if (item?.field === 'body') goToWords(work.tiptap!, item.place)
    else if (item) goToLine(item.field)
  }

  function step(by: 1 | -1) {
    const { from, to } = work.tiptap!.state.selection
    const ofBody = items.filter(({ field, place }) => field === 'body' && place.is === 'open')
    const after = ofBody.filter(({ id, place }) => id !== current && (by > 0 ? place.from >= to : place.to <= from))
    const next = by > 0 ? (after[0] ?? ofBody[0]) : (after.at(-1) ?? ofBody.at(-1))
    goTo(next)
    if (next)
      setAnnouncement({
        words: `${next.by} suggests ${changeWords(next)}. ${ofBody.indexOf(next) + 1} of ${ofBody.length}.`,
      })
  }

  function act(what: SuggestionAct): boolean {
    if (!items.length) return false
    if (!isOpen) open()
    if (what === 'next' || what === 'previous') step(what === 'next' ? 1 : -1)
    else {
      const chosen = items.find(({ id }) => id === current)
      if (!chosen) return true
      const at = items.indexOf(chosen)
      void (what === 'accept' ? accept([chosen]) : refuse([chosen])).then((answer) => {
        if (!answer.ok) setAnnouncement({ words: answer.problems.map(({ message }) => message).join(' ') })
      })
      setCurrent(items[at + 1]?.id)
    }
    return true
  }

  function open() {
    wantsFocus.current = true
    setOpenings((times) => times + 1)
    setOpen(true)
  }

  const latest = useRef({ act, pick: (id: string) => setCurrent(id) })
  useEffect(() => void (latest.current = { act, pick: (id) => (open(), setCurrent(id)) }))
  const [extensions] = useState(() => [suggestionMarks(() => latest.current)])

  return {
    extensions,
    all,
    items,
    isOpen,
    openings,
    wantsFocus,
    current,
    announcement,
    refresh,
    open,
    setOpen,
    goTo,
    accept,
    refuse,
    putBack,
    settle,
    place,
    reopenUndone,
  }
}

export type Suggestions = ReturnType<typeof useSuggestions>
