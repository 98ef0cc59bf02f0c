'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import * as steps from '@/domain/desk/first-steps'
import * as sample from '@/domain/writing/sample'

export const openSample = action(z.object({}), (actor) => sample.openSample(actor, Date.now()))

export const dismissFirstSteps = action(z.object({}), (actor) => steps.dismissFirstSteps(actor, Date.now()))
