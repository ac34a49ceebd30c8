import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, defaultTextMapGetter, trace } from '@opentelemetry/api';
import type { Attributes, Span } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Within } from '@fusionrank/search';
import { statementChannel } from '@fusionrank/feature-store';
import type { RequestRecord } from './request-record.ts';

/** Spans of request → operation → stages → statements and scores, sent by OTLP. No span says who asked or for what. */
export interface Tracing {
  /** Answers within a span of its own, the child of the caller's where `traceparent` names one. */
  request<T>(headers: IncomingHttpHeaders, record: RequestRecord, answer: () => Promise<T>): Promise<T>;
  beginOperation(name: string, kind: string): void;
  endOperation(): void;
  readonly within: Within;
  /** Sends what is there. */
  close(): Promise<void>;
}

/** Where the work that is under way belongs. */
interface Place {
  readonly span: Span;
  /** Of a request: what it does after it was admitted belongs to its operation. */
  operation?: Span | undefined;
}

export function openTracing(url: string): Tracing {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'fusionrank-gateway' }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  const tracer = provider.getTracer('fusionrank');
  const propagator = new W3CTraceContextPropagator();
  const places = new AsyncLocalStorage<Place>();
  const child = (name: string, attributes: Attributes = {}): Span => {
    const place = places.getStore();
    const parent = place && trace.setSpan(ROOT_CONTEXT, place.operation ?? place.span);
    return tracer.startSpan(name, { attributes }, parent ?? ROOT_CONTEXT);
  };
  const stopWatching = watchStatements(child, () => places.getStore() !== undefined);
  return {
    request: (headers, record, answer) => {
      const caller = propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
      const span = tracer.startSpan('POST /graphql', { kind: SpanKind.SERVER }, caller);
      return places.run({ span }, async () => {
        try {
          return await answer();
        } finally {
          places.getStore()?.operation?.end();
          span.setAttributes({ outcome: record.outcome, ...(record.role && { role: record.role }) });
          if (record.outcome !== 'OK') span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        }
      });
    },
    beginOperation: (name, kind) => {
      const place = places.getStore();
      if (place !== undefined) place.operation = child(`${kind} ${name}`, { 'graphql.operation.name': name });
    },
    endOperation: () => {
      const place = places.getStore();
      place?.operation?.end();
      if (place !== undefined) place.operation = undefined;
    },
    within: withinSpans(child, (span, work) => places.run({ span }, work)),
    close: async () => {
      stopWatching();
      await provider.shutdown();
    },
  };
}

/** Runs what is given with what it begins under the span. */
type Under = <T>(span: Span, work: () => Promise<T>) => Promise<T>;

const withinSpans =
  (child: (name: string) => Span, under: Under): Within =>
  (stage, work) => {
    const span = child(stage);
    return under(span, async () => {
      try {
        return await work();
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    });
  };

/** Statements that a request waits for; those of what follows the database in the background are not traced. */
function watchStatements(child: (name: string, attributes: Attributes) => Span, isTraced: () => boolean): () => void {
  const spans = new WeakMap<object, Span>();
  const subscribers = {
    start: (statement: { readonly name: string }) => {
      if (isTraced()) spans.set(statement, child(`SQL ${statement.name}`, { 'db.system.name': 'postgresql' }));
    },
    end: () => undefined,
    asyncStart: () => undefined,
    asyncEnd: (statement: object) => spans.get(statement)?.end(),
    error: (statement: object) => spans.get(statement)?.setStatus({ code: SpanStatusCode.ERROR }),
  };
  statementChannel.subscribe(subscribers);
  return () => {
    statementChannel.unsubscribe(subscribers);
  };
}
