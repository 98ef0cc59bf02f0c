import { createContext, use } from 'react'
import type { EditorScreen } from './use-screen'

/** All that the editor knows, for the parts of its screen. */
export const ScreenContext = createContext<EditorScreen | undefined>(undefined)

export function useEditorScreen() {
  return use(ScreenContext)!
}
