import type { ReactNode } from 'react'
import { SaveBar } from './save-bar'
import type { SettingsState } from './use-settings'

type Props = {
  state: Pick<SettingsState, 'form' | 'touch' | 'hidden' | 'bar'>
  /** The words once it is saved, if that changes no page of readers. */
  saved?: string
  className?: string
  children: ReactNode
}

/** A form of the settings, with the one way in which all of them are saved. */
export function SettingsForm({ state: { form, touch, hidden, bar }, saved, className = 'gap-4', children }: Props) {
  return (
    <form {...form} onInput={touch} className={`grid ${className}`}>
      {hidden}
      {children}
      <SaveBar {...bar} saved={saved} inPlace={saved !== undefined} />
    </form>
  )
}
