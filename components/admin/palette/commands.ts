import { useEffect, useRef, useSyncExternalStore } from 'react'

export const commandGroups = ['This text', 'This page', 'Into the text'] as const
type CommandGroup = (typeof commandGroups)[number]

/** A command. The palette shows a refusal returned by `run`. */
export type Command = {
  label: string
  also?: string
  run: () => unknown
}

type CommandOffer = { group: CommandGroup; place: number; current: () => Command[] }
const commandOffers = new Set<CommandOffer>()

type CommandSource = () => (Command | false | undefined)[]

/** Offers commands in the palette while mounted. `commands` is called when it opens. A lower `place` comes first. */
export function useCommands(group: CommandGroup, commands: CommandSource, place = 5) {
  const latest = useRef(commands)
  useEffect(() => void (latest.current = commands))
  useEffect(() => {
    const offer: CommandOffer = { group, place, current: () => latest.current().filter((command) => !!command) }
    commandOffers.add(offer)
    return () => void commandOffers.delete(offer)
  }, [group, place])
}

export function commandsOf(group: CommandGroup) {
  const sorted = Array.from(commandOffers).sort((one, other) => one.place - other.place)
  const all = sorted.flatMap((offer) => (offer.group === group ? offer.current() : []))
  return all.filter(({ label }, n) => all.findIndex((other) => other.label === label) === n)
}

let isPaletteOpen = false
const paletteListeners = new Set<() => void>()

/** Opens or closes the palette, even before it is mounted. */
export function setPaletteOpen(isOpen: boolean) {
  isPaletteOpen = isOpen
  paletteListeners.forEach((listener) => listener())
}

export function usePaletteOpen() {
  return useSyncExternalStore(
    subscribeToPalette,
    () => isPaletteOpen,
    () => false,
  )
}

function subscribeToPalette(listener: () => void) {
  paletteListeners.add(listener)
  return () => void paletteListeners.delete(listener)
}
