'use client'

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { StatusLine } from '@/components/ui/status-line'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'

type Part = {
  name: string
  label: string
  /** Makes the part a choice of these instead of a text. */
  options?: { value: string; label: string }[]
}
export type LinesProps = {
  /** The list's name: its fields are `menu.2.label`. */
  list: string
  parts: Part[]
  initial: Record<string, string>[]
  typedValues: Record<string, string>
  problem: (field: string) => string | undefined
  /** Called when lines come, go or change places: no field was typed in then. */
  touch: () => void
  /** What one line is: "organisation". */
  lineName: string
  /** Another way to add lines, beside the button: with what stands in them. */
  chooser?: (add: (lines: Record<string, string>[]) => void) => ReactNode
}

type Line = { key: number; values: Record<string, string> }

/** A list of short lines in an order that people choose. */
export function Lines({ list, parts, initial, typedValues, problem, touch, lineName, chooser }: LinesProps) {
  const [lines, setLines] = useState<Line[]>(() => linesFrom({ list, parts, initial, typedValues }))
  const [message, setMessage] = useState('')
  const next = useRef(lines.length)
  const box = useRef<HTMLDivElement>(null)

  function change(changed: Line[], sentence: string, focus: string) {
    setLines(changed)
    setMessage(sentence)
    touch()
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(focus)?.focus())
  }

  function add(all: Record<string, string>[] = [{}]) {
    const added = all.map((values) => ({ key: next.current++, values }))
    change([...lines, ...added], '', `[data-line="${added.at(-1)?.key}"] :is(input, select)`)
  }

  function move(at: number, by: 1 | -1) {
    const movedLines = lines.toSpliced(at, 1).toSpliced(at + by, 0, lines[at]!)
    const isEdge = at + by === 0 || at + by === lines.length - 1
    const button = by < 0 === isEdge ? 'down' : 'up'
    change(
      movedLines,
      `Now ${at + by + 1} of ${lines.length}.`,
      `[data-line="${lines[at]!.key}"] [data-move="${button}"]`,
    )
  }

  function remove(at: number) {
    const near = lines[at + 1] ?? lines[at - 1]
    change(
      lines.toSpliced(at, 1),
      'Removed, once you save.',
      near ? `[data-line="${near.key}"] :is(input, select)` : '[data-add]',
    )
  }

  return (
    <div ref={box}>
      <ol className="grid gap-2">
        {lines.map((line, at) => (
          <li key={line.key} data-line={line.key}>
            <div
              role="group"
              aria-label={`${lineName} ${at + 1}`}
              className={`${parts.length > 1 ? row : narrow} ${at > 0 ? heardLabels : ''}`}
            >
              {parts.map((part) => {
                const name = `${list}.${at}.${part.name}`
                const fieldProps = { label: part.label, name, defaultValue: line.values[part.name] ?? '' }
                return part.options ? (
                  <SelectField key={part.name} {...fieldProps} options={part.options} problem={problem(name)} />
                ) : (
                  <TextField key={part.name} {...fieldProps} problem={problem(name)} />
                )
              })}
              <Controls at={at} move={move} remove={remove} last={lines.length - 1} name={`${lineName} ${at + 1}`} />
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

const narrow = 'grid items-start gap-x-3 sm:grid-cols-[minmax(0,1fr)_auto]'
const row = 'grid grid-cols-2 items-start gap-x-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]'
// The first line's labels head the columns; the others' are read aloud.
const heardLabels = '[&_label]:sr-only'

type ControlProps = {
  at: number
  last: number
  name: string
  move: (at: number, by: 1 | -1) => void
  remove: (at: number) => void
}

function Controls({ at, last, name, move, remove }: ControlProps) {
  return (
    <div className={`col-span-full flex justify-end gap-1 sm:col-auto sm:pt-1 ${at === 0 ? 'sm:pt-7' : ''}`}>
      <Button
        kind="quiet"
        small
        isDisabled={at === 0}
        onPress={() => move(at, -1)}
        data-move="up"
        aria-label={`Move ${name} up`}
      >
        <ArrowUp aria-hidden className="size-4" />
      </Button>
      <Button
        kind="quiet"
        small
        isDisabled={at === last}
        onPress={() => move(at, 1)}
        data-move="down"
        aria-label={`Move ${name} down`}
      >
        <ArrowDown aria-hidden className="size-4" />
      </Button>
      <Button kind="quiet" small onPress={() => remove(at)} aria-label={`Remove ${name}`}>
        <X aria-hidden className="size-4" />
      </Button>
    </div>
  )
}

/** The lines as they are saved, or, where a form came back without scripts, as they were typed. */
function linesFrom({
  list,
  parts,
  initial,
  typedValues,
}: Pick<LinesProps, 'list' | 'parts' | 'initial' | 'typedValues'>): Line[] {
  const typedNames = Object.keys(typedValues).filter((name) => name.startsWith(`${list}.`))
  const last = Math.max(-1, ...typedNames.map((name) => Number(name.split('.')[1])))
  if (last < 0) return initial.map((values, key) => ({ key, values }))
  return Array.from({ length: last + 1 }, (_, key) => ({
    key,
    values: Object.fromEntries(parts.map(({ name }) => [name, typedValues[`${list}.${key}.${name}`] ?? ''])),
  }))
}
