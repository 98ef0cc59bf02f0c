import { useEffect, useState, useCallback, useRef } from 'react'
import { useAsk } from '@/components/ui/use-ask'
import type { Conflict } from '@/domain/writing/drafts'
import { done, refused, type Result } from '@/lib/result'
import { useUploads } from '../uploads'
import type { Draft } from '../use-draft'
import type { EditorWork } from '../work'
import { assembleContent, obviousChoices, listUndecided, type MergeChoice, type MergeChoices } from './assemble'
import { type Comparison, compareTexts } from './compare-texts'

export function useDecision({ work, replaceWith }: Draft, conflict: Conflict['conflict']) {
  const { comparison, problem, compare } = useComparison(work, conflict)
  const [decisions, setDecisions] = useState<MergeChoices>({})
  const differences = comparison?.differences ?? []
  const choices = { ...obviousChoices(differences), ...filterValidChoices(decisions, differences) }
  const missing = listUndecided(differences, choices)
  const { send, pending, sentence, forget } = useAsk((way: () => Promise<Result>) => way(), {
    onDone: () => void work.tiptap?.commands.focus(),
  })

  useEffect(() => setDecisions({}), [conflict.head.revisionId, conflict.head.counter])

  async function keepMine(): Promise<Result> {
    return saveResult(await work.autosave.endConflict('kept', comparison?.head ?? conflict.head))
  }

  /** The text of this window becomes a revision before the other replaces it. */
  async function keepTheirs(): Promise<Result> {
    if (!(await work.autosave.keepAside())) return saveResult(false)
    const newest = await compare()
    if (!newest || newest.mineJson !== work.read()) return refused(changedMessage)
    const { head, theirs, savedAt } = newest
    replaceWith(theirs, { entryId: conflict.entryId, ...head, savedAt, slug: theirs.slug })
    return done(undefined)
  }

  async function merge(comparison: Comparison): Promise<Result> {
    if (missing.length > 0) return refused(`Choose first in ${describePlaces(missing.length)} marked “To be chosen”.`)
    if (!(await work.autosave.keepAside())) return saveResult(false)
    if (comparison.mineJson !== work.read()) {
      await compare()
      return refused(changedMessage)
    }
    replaceWith(assembleContent(comparison, comparison.mine, choices))
    return saveResult(await work.autosave.endConflict('merged', comparison.head))
  }

  return {
    comparison,
    problem,
    differences,
    choices,
    missing: missing.length,
    choose(id: string, choice: MergeChoice) {
      forget()
      setDecisions({ ...decisions, [id]: choice })
    },
    pending,
    sentence,
    keepMine: () => void send(keepMine),
    keepTheirs: () => void send(keepTheirs),
    merge: comparison && (() => void send(() => merge(comparison))),
  }
}

function useComparison(work: EditorWork, conflict: Conflict['conflict']) {
  const [comparison, setComparison] = useState<Comparison>()
  const [problem, setProblem] = useState<string>()
  const { add } = useUploads()
  const latest = useRef(0)
  const addUpload = useRef(add)
  useEffect(() => void (addUpload.current = add))

  const compare = useCallback(async () => {
    const turn = ++latest.current
    const answer = await compareTexts(conflict.entryId, { mine: work.read(), ...work.autosave.origin })
    if (turn !== latest.current) return undefined
    setProblem(answer.ok ? undefined : answer.problems.map(({ message }) => message).join(' '))
    if (!answer.ok) return undefined
    answer.value.uploads.forEach((upload) => addUpload.current(upload))
    setComparison(answer.value)
    return answer.value
  }, [work, conflict.entryId])

  useEffect(() => void compare(), [compare, conflict])
  return { comparison, problem, compare }
}

const notSavedYet = 'That could not be saved yet. Both texts are still here: look at the line above, and try again.'
const changedMessage = 'One of the texts has changed in the meantime. Look again, then choose.'

function saveResult(isSaved: boolean): Result {
  return isSaved ? done(undefined) : refused(notSavedYet)
}

function describePlaces(count: number) {
  return count === 1 ? 'the place' : `the ${count} places`
}

function filterValidChoices(decisions: MergeChoices, differences: Comparison['differences']): MergeChoices {
  const there = new Set(differences.map(({ id }) => id))
  return Object.fromEntries(Object.entries(decisions).filter(([id]) => there.has(id)))
}
