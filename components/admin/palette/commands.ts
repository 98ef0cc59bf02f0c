'use client'

import { useEffect, useRef } from 'react'

/** The groups of commands that are open, in the order in which the palette shows it. */
export const commandGroups = ['This text', 'This page', 'Into the text'] as const
type CommandGroup = (typeof commandGroups)[number]

/** Something that can be done now. What `run` answers with is looked at: where it was refused, the palette says why. */
export type Command = {
  label: string
  /** Other words that people look for. */
  also?: string
  run: () => unknown
}

type Offer = { group: CommandGroup; place: number; current: () => Command[] }
const offers = new Set<Offer>()

type CommandSource = () => (Command | false | undefined)[]

/**
 * Offers in the palette what a component has a button for, while it is there; `commands` is asked each time the palette opens. A lower
 * `place` stands before a higher one.
 */
export function useCommands(group: CommandGroup, commands: CommandSource, place = 5) {
  const latest = useRef(commands)
  useEffect(() => void (latest.current = commands))
  useEffect(() => {
    const offer: Offer = { group, place, current: () => latest.current().filter((command) => !!command) }
    offers.add(offer)
    return () => void offers.delete(offer)
  }, [group, place])
}

/** Returns what can be done at this moment, each thing once. */
export function commandsOf(group: CommandGroup) {
  const sorted = Array.from(offers).sort((one, other) => one.place - other.place)
  const all = sorted.flatMap((offer) => (offer.group === group ? offer.current() : []))
  return all.filter(({ label }, n) => all.findIndex((other) => other.label === label) === n)
}
