// Written by `npm run docs` from the OpenAPI document; changes are lost.
export interface paths {
    readonly "/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Metrics in the text format of Prometheus */
        readonly get: operations["getMetrics"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/live": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the process answers */
        readonly get: operations["getLiveness"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether to send requests here */
        readonly get: operations["getReadiness"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/dependencies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Each dependency up or down with its latency, and how far projections are behind */
        readonly get: operations["getDependencies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/orders/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * An order with everything that is known of it
         * @description API key scope `orders:read`; customers: their own.
         */
        readonly get: operations["getOrder"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/orders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Orders, newest first
         * @description API key scope `orders:read`; customers: their own.
         */
        readonly get: operations["listOrders"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/inventory/{productId}/{warehouseId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The stock of a product at one warehouse
         * @description API key scope `inventory:read`; customers: yes.
         */
        readonly get: operations["getStock"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/inventory/{productId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The stock of a product at every warehouse
         * @description API key scope `inventory:read`; customers: yes.
         */
        readonly get: operations["getStockOfProduct"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/inventory/batch": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * The stock of several products at once
         * @description API key scope `inventory:read`; customers: yes.
         */
        readonly post: operations["getStockBatch"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Problem details, RFC 9457 */
        readonly Problem: {
            readonly type: string;
            readonly title: string;
            readonly status: number;
            readonly detail: string;
            readonly code: string;
            readonly request_id: string;
            readonly errors?: readonly {
                readonly pointer: string;
                readonly message: string;
            }[];
        } & {
            readonly [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getMetrics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": string;
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "invalid_request" | "malformed_request";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "internal_error" | "poison_event";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "database_unavailable" | "event_store_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly getLiveness: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "up";
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "invalid_request" | "malformed_request";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "internal_error" | "poison_event";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "database_unavailable" | "event_store_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly getReadiness: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "ready" | "not_ready";
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "invalid_request" | "malformed_request";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "internal_error" | "poison_event";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description Not ready. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "ready" | "not_ready";
                    };
                };
            };
        };
    };
    readonly getDependencies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "up" | "down";
                        readonly dependencies: {
                            readonly [key: string]: {
                                /** @enum {string} */
                                readonly status: "up" | "down";
                                readonly latency_ms: number;
                            };
                        };
                        readonly lag?: unknown;
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "invalid_request" | "malformed_request";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "internal_error" | "poison_event";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description Something is down. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "up" | "down";
                        readonly dependencies: {
                            readonly [key: string]: {
                                /** @enum {string} */
                                readonly status: "up" | "down";
                                readonly latency_ms: number;
                            };
                        };
                        readonly lag?: unknown;
                    };
                };
            };
        };
    };
    readonly getOrder: {
        readonly parameters: {
            readonly query?: {
                readonly min_position?: string;
            };
            readonly header?: {
                readonly "ledger-position"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly order_id: string;
                        readonly order_number: string;
                        readonly status: string;
                        readonly user_id: string | null;
                        readonly currency: string;
                        readonly items: readonly {
                            readonly line: number;
                            readonly product_id: string;
                            readonly warehouse_id: string;
                            readonly quantity: number;
                            readonly unit_price: string;
                            readonly total: string;
                            readonly cancelled: number;
                            readonly shipped: number;
                            readonly returned: number;
                        }[];
                        readonly subtotal: string;
                        readonly discount: string;
                        readonly tax: string;
                        readonly shipping: string;
                        readonly total: string;
                        readonly payment_method: string;
                        readonly payment: {
                            readonly method: string;
                            readonly reference: string;
                            readonly amount: string;
                            readonly currency: string;
                            /** Format: date-time */
                            readonly paid_at: string;
                        } | null;
                        readonly payment_attempts: readonly {
                            readonly payment_id: string;
                            /** @enum {string} */
                            readonly status: "pending" | "succeeded" | "failed";
                            readonly method: string;
                            readonly amount: string;
                            readonly currency: string;
                            readonly reference: string | null;
                            readonly code: string | null;
                            /** Format: date-time */
                            readonly requested_at: string;
                            readonly ended_at: string | null;
                        }[];
                        readonly payment_failures: readonly {
                            readonly reference: string | null;
                            readonly code: string;
                            /** Format: date-time */
                            readonly failed_at: string;
                        }[];
                        readonly surplus_payments: readonly {
                            readonly method: string;
                            readonly reference: string;
                            readonly amount: string;
                            readonly currency: string;
                            /** @enum {string} */
                            readonly reason: "expired" | "cancelled" | "rejected" | "already_paid" | "amount_mismatch";
                            /** Format: date-time */
                            readonly received_at: string;
                        }[];
                        readonly refund_requested: boolean;
                        readonly refunds: readonly {
                            readonly refund_id: string;
                            /** @enum {string} */
                            readonly status: "requested" | "completed" | "failed";
                            /** @enum {string} */
                            readonly reason: "cancelled" | "items_cancelled" | "returned" | "surplus_payment";
                            readonly amount: string;
                            readonly currency: string;
                            readonly payment_reference: string;
                            readonly reference: string | null;
                            readonly code: string | null;
                            /** Format: date-time */
                            readonly requested_at: string;
                            readonly ended_at: string | null;
                        }[];
                        readonly shipments: readonly {
                            readonly shipment_id: string;
                            readonly items: readonly {
                                readonly line: number;
                                readonly quantity: number;
                            }[];
                            readonly carrier: string;
                            readonly tracking_number: string | null;
                            /** Format: date-time */
                            readonly dispatched_at: string;
                            readonly delivered_at: string | null;
                        }[];
                        readonly delivered_at: string | null;
                        readonly returns: readonly {
                            readonly return_id: string;
                            /** @enum {string} */
                            readonly status: "requested" | "declined" | "completed";
                            readonly items: readonly {
                                readonly line: number;
                                readonly quantity: number;
                            }[];
                            readonly returned_items: readonly {
                                readonly line: number;
                                readonly quantity: number;
                                readonly restock: boolean;
                            }[];
                            readonly amount: string | null;
                            /** Format: date-time */
                            readonly requested_at: string;
                            readonly ended_at: string | null;
                        }[];
                        /** Format: date-time */
                        readonly payment_due_at: string;
                        /** Format: date-time */
                        readonly placed_at: string;
                        readonly links: {
                            readonly [key: string]: string;
                        };
                        readonly reservation: {
                            /** @enum {string} */
                            readonly status: "pending" | "reserved" | "confirmed" | "refused" | "released" | "expired";
                            /** Format: date-time */
                            readonly expires_at: string;
                        };
                        readonly refund: {
                            readonly amount: string;
                            readonly currency: string;
                            readonly payment_reference: string;
                            /** Format: date-time */
                            readonly requested_at: string;
                        } | null;
                        readonly shortages: readonly {
                            readonly product_id: string;
                            readonly warehouse_id: string;
                            readonly quantity: number;
                            readonly available: number | null;
                        }[];
                        readonly cancellation: {
                            readonly code: string;
                            readonly comment: string | null;
                        } | null;
                        readonly shipping_address: unknown;
                        readonly notes: string | null;
                        readonly personal_data_erased: boolean;
                        readonly status_history: readonly {
                            readonly status: string;
                            /** Format: date-time */
                            readonly at: string;
                        }[];
                        /** Format: date-time */
                        readonly updated_at: string;
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "invalid_request" | "malformed_request";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "unauthenticated";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "forbidden" | "not_owner";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `order_not_found`: There is no such order. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "order_not_found";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "rate_limited";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "internal_error" | "poison_event";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly listOrders: {
        readonly parameters: {
            readonly query?: {
                readonly user_id?: string;
                readonly status?: "placed" | "rejected" | "reserved" | "expired" | "paid" | "confirmed" | "processing" | "partially_shipped" | "shipped" | "delivered" | "partially_returned" | "returned" | "cancelled";
                readonly product_id?: string | number;
                readonly created_from?: string;
                readonly created_to?: string;
                readonly page?: string;
                readonly limit?: string;
                readonly cursor?: string;
                readonly min_position?: string;
            };
            readonly header?: {
                readonly "ledger-position"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly id: string;
                            readonly order_id: string;
                            readonly order_number: string;
                            readonly user_id: string | null;
                            readonly status: string;
                            readonly currency: string;
                            readonly total: string;
                            /** Format: date-time */
                            readonly placed_at: string;
                            readonly links: {
                                readonly [key: string]: string;
                            };
                            readonly pieces: number;
                            readonly product_ids: readonly string[];
                            /** Format: date-time */
                            readonly updated_at: string;
                        }[];
                        readonly meta: {
                            readonly limit: number;
                            readonly page: number | null;
                            readonly total: number | null;
                            readonly pages: number | null;
                            readonly next_cursor: string | null;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "invalid_request" | "malformed_request";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "unauthenticated";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "forbidden" | "not_owner";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "rate_limited";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "internal_error" | "poison_event";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly getStock: {
        readonly parameters: {
            readonly query?: {
                readonly min_position?: string;
            };
            readonly header?: {
                readonly "ledger-position"?: string;
            };
            readonly path: {
                readonly productId: string | number;
                readonly warehouseId: string | number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly product_id: string;
                        readonly warehouse_id: string;
                        readonly on_hand: number;
                        readonly reserved: number;
                        readonly available: number;
                        readonly confirmed: number;
                        readonly received: number;
                        /** Format: date-time */
                        readonly updated_at: string;
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "invalid_request" | "malformed_request";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "unauthenticated";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "forbidden" | "not_owner";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stock_item_not_found`: The product is not stocked there. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stock_item_not_found";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "rate_limited";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "internal_error" | "poison_event";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly getStockOfProduct: {
        readonly parameters: {
            readonly query?: {
                readonly min_position?: string;
            };
            readonly header?: {
                readonly "ledger-position"?: string;
            };
            readonly path: {
                readonly productId: string | number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly product_id: string;
                            readonly warehouse_id: string;
                            readonly on_hand: number;
                            readonly reserved: number;
                            readonly available: number;
                            readonly confirmed: number;
                            readonly received: number;
                            /** Format: date-time */
                            readonly updated_at: string;
                        }[];
                        readonly meta: {
                            readonly total: number;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "invalid_request" | "malformed_request";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "unauthenticated";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "forbidden" | "not_owner";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "rate_limited";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "internal_error" | "poison_event";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly getStockBatch: {
        readonly parameters: {
            readonly query?: {
                readonly min_position?: string;
            };
            readonly header?: {
                readonly "ledger-position"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly items: readonly {
                        readonly product_id: string | number;
                        readonly warehouse_id: string | number;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly product_id: string;
                            readonly warehouse_id: string;
                            readonly on_hand: number;
                            readonly reserved: number;
                            readonly available: number;
                            readonly confirmed: number;
                            readonly received: number;
                            readonly stocked: boolean;
                            readonly updated_at: string | null;
                        }[];
                        readonly meta: {
                            readonly total: number;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "unauthenticated";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "forbidden" | "not_owner";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "payload_too_large";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "unsupported_media_type";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "rate_limited";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "internal_error" | "poison_event";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
}
