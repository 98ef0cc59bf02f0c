'use server'

import { grave } from '@/auth/confirm'
import { id, only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { eraseEntry, restoreEntry } from '@/domain/entries/trash'

export const restoreText = action(only('entryId', id), restoreEntry)

export const eraseText = action(only('entryId', id), eraseEntry, grave)
