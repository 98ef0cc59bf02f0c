import { Plus } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { StatusLine } from '@/components/ui/form'
import { SelectField, TextField } from '@/components/ui/fields'
import { LineControls } from './line-controls'
import { canNest, dropRow, liftRow, nestRow, stepRow, removeRow } from './line-order'
import { useLineDrag } from './use-line-drag'

type LinePart = {
  name: string
  label: string
  options?: { value: string; label: string }[]
}
export type LinesProps = {
  /** The list's name: its fields are `menu.2.label`. */
  list: string
  parts: LinePart[]
  /** A line with `sub: 'yes'` is under the last line without it. */
  initial: Record<string, string>[]
  typedValues: Record<string, string>
  problem: (field: string) => string | undefined
  /** Called when lines are added, removed or moved: no field was typed in. */
  touch: () => void
  lineName: string
  nests?: boolean
  chooser?: (add: (lines: Record<string, string>[]) => void) => ReactNode
}

type Line = { key: number; values: Record<string, string>; isSub: boolean }

export function Lines({ list, parts, initial, typedValues, problem, touch, lineName, nests, chooser }: LinesProps) {
  const [lines, setLines] = useState<Line[]>(() => linesFrom({ list, parts, initial, typedValues }))
  const [message, setMessage] = useState('')
  const next = useRef(lines.length)
  const box = useRef<HTMLDivElement>(null)
  const { drag, begin } = useLineDrag({
    box,
    rows: lines,
    nests,
    onDrop: (at, drop) => move(dropRow(lines, at, drop), `[data-line="${lines[at]!.key}"] :is(input, select)`),
  })

  function change(changed: Line[], sentence: string, focus: string) {
    setLines(changed)
    setMessage(sentence)
    touch()
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(focus)?.focus())
  }

  function add(all: Record<string, string>[] = [{}]) {
    const added = all.map((values) => ({ key: next.current++, values, isSub: false }))
    change([...lines, ...added], '', `[data-line="${added.at(-1)?.key}"] :is(input, select)`)
  }

  function move({ rows, at }: { rows: Line[]; at: number }, focus: string) {
    change(rows, placeInWords(rows, at), focus)
  }

  /** The button that moved a line keeps the focus, or its counterpart if it is disabled. */
  function step(at: number, by: 1 | -1) {
    const moved = stepRow(lines, at, by)
    if (!moved) return undefined
    const isEdge = !stepRow(moved.rows, moved.at, by)
    const button = by < 0 === isEdge ? 'down' : 'up'
    return () => move(moved, `[data-line="${lines[at]!.key}"] [data-move="${button}"]`)
  }

  function nestingOf(at: number) {
    const line = lines[at]!
    const focus = `[data-line="${line.key}"] [data-move="nest"]`
    if (line.isSub) return { isSub: true, act: () => move(liftRow(lines, at), focus) }
    return { isSub: false, act: canNest(lines, at) ? () => move(nestRow(lines, at), focus) : undefined }
  }

  function remove(at: number) {
    const near = lines[at + 1] ?? lines[at - 1]
    change(
      removeRow(lines, at),
      'Removed, once you save.',
      near ? `[data-line="${near.key}"] :is(input, select)` : '[data-add]',
    )
  }

  return (
    <div ref={box}>
      <ol className={`relative grid gap-2 ${drag ? 'cursor-grabbing' : ''}`}>
        {lines.map((line, at) => (
          <li
            key={line.key}
            data-line={line.key}
            className={`relative ${line.isSub ? 'ml-5 border-l-3 border-line pl-3 sm:ml-8' : ''} ${drag?.at === at ? 'opacity-45' : ''}`}
          >
            {drag?.to === at && <DropMark isSub={drag.isSub} className="-top-1.5" />}
            {drag?.to === lines.length && at === lines.length - 1 && (
              <DropMark isSub={drag.isSub} className="-bottom-1.5" />
            )}
            <div
              role="group"
              aria-label={`${lineName} ${at + 1}${line.isSub ? ', in a sub-menu' : ''}`}
              className={`${parts.length > 1 ? rowClass : narrowClass} ${at > 0 ? hiddenLabelsClass : ''}`}
            >
              {line.isSub && <input type="hidden" name={`${list}.${at}.sub`} value="yes" />}
              {parts.map((part) => {
                const name = `${list}.${at}.${part.name}`
                const fieldProps = { label: part.label, name, defaultValue: line.values[part.name] ?? '' }
                return part.options ? (
                  <SelectField key={part.name} {...fieldProps} options={part.options} problem={problem(name)} />
                ) : (
                  <TextField key={part.name} {...fieldProps} problem={problem(name)} />
                )
              })}
              <LineControls
                name={`${lineName} ${at + 1}`}
                isFirst={at === 0}
                up={step(at, -1)}
                down={step(at, 1)}
                nest={nests ? nestingOf(at) : undefined}
                remove={() => remove(at)}
                onGrip={(event) => begin(at, event)}
              />
            </div>
          </li>
        ))}
      </ol>
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button small onPress={() => add()} data-add>
          <Plus aria-hidden className="size-4" />
          Add a{lineName.startsWith('o') ? 'n' : ''} {lineName}
        </Button>
        {chooser?.(add)}
        <StatusLine>{problem(list) ?? message}</StatusLine>
      </div>
    </div>
  )
}

const narrowClass = 'grid items-start gap-x-3 sm:grid-cols-[minmax(0,1fr)_auto]'
const rowClass = 'grid grid-cols-2 items-start gap-x-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]'
const hiddenLabelsClass = '[&_label]:sr-only'

function DropMark({ isSub, className }: { isSub: boolean; className: string }) {
  return <span aria-hidden className={`absolute right-0 h-1 bg-accent ${isSub ? 'left-8' : 'left-0'} ${className}`} />
}

function placeInWords(rows: Line[], at: number) {
  if (!rows[at]!.isSub) return `Now ${at + 1} of ${rows.length}.`
  const head = rows.findLastIndex(({ isSub }, n) => n < at && !isSub)
  return `Now ${at + 1} of ${rows.length}, in the sub-menu of line ${head + 1}.`
}

/** Returns the saved lines, or the typed ones if a form without scripts came back. */
type SavedLines = Pick<LinesProps, 'list' | 'parts' | 'initial' | 'typedValues'>

function linesFrom({ list, parts, initial, typedValues }: SavedLines): Line[] {
  const typedNames = Object.keys(typedValues).filter((name) => name.startsWith(`${list}.`))
  const last = Math.max(-1, ...typedNames.map((name) => Number(name.split('.')[1])))
  if (last < 0) return initial.map((values, key) => ({ key, values, isSub: values.sub === 'yes' }))
  return Array.from({ length: last + 1 }, (_, key) => ({
    key,
    values: Object.fromEntries(parts.map(({ name }) => [name, typedValues[`${list}.${key}.${name}`] ?? ''])),
    isSub: key > 0 && typedValues[`${list}.${key}.sub`] === 'yes',
  }))
}
