'use server'

import { grave } from '@/auth/confirm'
import { id, only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { eraseEntry, restoreEntry } from '@/domain/entries/trash'

export const restore = action(only('entryId', id), restoreEntry)

export const erase = action(only('entryId', id), eraseEntry, grave)
