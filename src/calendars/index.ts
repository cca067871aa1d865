export { faultsOfHours, weekdays, type BusinessHours, type Holiday, type Weekday } from './business-hours.js'
export { addWorkingTime, elapsed, stretches, type Calendar, type CalendarStretch } from './working-time.js'
