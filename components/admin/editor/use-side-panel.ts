'use client'

import { useState } from 'react'
import type { Comments } from './comments/use-comments'
import type { Suggestions } from './suggestions/use-suggestions'
import type { BesideText } from './translations/beside-text'

/** What stands beside the text: its details, its comments, what is suggested, or a text in another language. One at a time. */
export function useSidePanel(comments: Comments, suggestions: Suggestions) {
  const [isFolded, setFolded] = useState(false)
  const [chosenText, setChosenText] = useState<BesideText>()
  const isOther = comments.isOpen || suggestions.isOpen
  const beside = isOther ? undefined : chosenText
  const isShowingDetails = !isFolded && !isOther && !beside
  function closeOthers() {
    comments.setOpen(false)
    suggestions.setOpen(false)
  }
  return {
    beside,
    setChosenText,
    /** Whether the details are folded away; on narrow screens they stand below the text all the same. */
    isFolded,
    isShowingDetails,
    /** Nothing stands beside the text. */
    isTextAlone: isFolded && !isOther && !beside,
    showDetails() {
      setFolded(false)
      closeOthers()
    },
    toggleDetails() {
      setFolded(isShowingDetails)
      closeOthers()
      setChosenText(undefined)
    },
  }
}

export type SidePanelState = ReturnType<typeof useSidePanel>
