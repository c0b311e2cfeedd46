/*
 * fault.h - faults on purpose, for tests; empty in a normal build.
 *
 * With --enable-faults the variable OC_FAULT names what happens at the n-th
 * call of the database layer, counted from 1 within a process:
 *   kill:N      the process dies before the call is sent
 *   after:N     the process dies when the call was sent and answered
 *   lost:N      the connection breaks before the call
 *   deadlock:N  the call reports a deadlock
 */
#ifndef OC_DB_FAULT_H
#define OC_DB_FAULT_H

enum oc_fault { OC_FAULT_NONE, OC_FAULT_LOST, OC_FAULT_DEADLOCK };

#ifdef OC_FAULTS
enum oc_fault oc_fault_before(void);
void oc_fault_after(void);
#else
#define oc_fault_before() OC_FAULT_NONE
#define oc_fault_after() ((void)0)
#endif

#endif
