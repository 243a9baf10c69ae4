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
    readonly "/api/v1/orders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Place an order
         * @description API key scope `orders:write`; customers: their own.
         */
        readonly post: operations["placeOrder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/orders/{id}/payment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Record the payment of an order, or have the payment provider charge it
         * @description API key scope `payments:write`; customers: their own.
         */
        readonly post: operations["payOrder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/orders/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel an order, or some of its items
         * @description API key scope `orders:write`; customers: their own.
         */
        readonly post: operations["cancelOrder"];
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
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change address, notes, metadata, or quantities before payment
         * @description API key scope `orders:write`; customers: their own.
         */
        readonly patch: operations["editOrder"];
        readonly trace?: never;
    };
    readonly "/api/v1/orders/{id}/status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Move an order on: processing, shipped, delivered or cancelled
         * @description API key scope `orders:write`; customers: their own.
         */
        readonly put: operations["setOrderStatus"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Move an order on: processing, shipped, delivered or cancelled
         * @description API key scope `orders:write`; customers: their own.
         */
        readonly patch: operations["changeOrderStatus"];
        readonly trace?: never;
    };
    readonly "/api/v1/orders/{id}/shipments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ship an order, or some of its pieces
         * @description API key scope `orders:write`; customers: no.
         */
        readonly post: operations["createShipment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/orders/{id}/shipments/{shipmentId}/deliver": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Record that a shipment has arrived
         * @description API key scope `orders:write`; customers: no.
         */
        readonly post: operations["deliverShipment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/orders/{id}/returns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Announce that an order, or some of its pieces, will come back
         * @description API key scope `orders:write`; customers: their own.
         */
        readonly post: operations["requestReturn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/orders/{id}/returns/{returnId}/complete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Record which pieces of a return have come
         * @description API key scope `orders:write`; customers: no.
         */
        readonly post: operations["completeReturn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/orders/{id}/returns/{returnId}/decline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Decline a return
         * @description API key scope `orders:write`; customers: no.
         */
        readonly post: operations["declineReturn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/orders/{id}/refunds/{refundId}/complete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Record that a refund was paid
         * @description API key scope `payments:write`; customers: no.
         */
        readonly post: operations["completeRefund"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/orders/{id}/refunds/{refundId}/fail": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Record that a refund could not be paid
         * @description API key scope `payments:write`; customers: no.
         */
        readonly post: operations["failRefund"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/inventory/update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Receive stock, correct it, or book a count
         * @description API key scope `inventory:write`; customers: no.
         */
        readonly post: operations["updateInventory"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * List a product, with its first pieces
         * @description API key scope `products:write`; customers: no.
         */
        readonly post: operations["createProduct"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Sell a product no more
         * @description API key scope `products:write`; customers: no.
         */
        readonly delete: operations["deleteProduct"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Rename or reprice a product
         * @description API key scope `products:write`; customers: no.
         */
        readonly patch: operations["changeProduct"];
        readonly trace?: never;
    };
    readonly "/api/v1/products/{id}/discontinue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sell a product no more
         * @description API key scope `products:write`; customers: no.
         */
        readonly post: operations["discontinueProduct"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/cache/warmup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Read products into the catalogue of this instance again
         * @description Admins only.
         */
        readonly post: operations["warmCache"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhooks/payments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What the payment provider has to say of a payment or refund (Standard Webhooks) */
        readonly post: operations["receivePaymentWebhook"];
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
        readonly Order: {
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
    readonly placeOrder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly prefer?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly user_id?: (string | number) | null;
                    readonly shipping_address?: (string | {
                        readonly [key: string]: unknown;
                    }) | null;
                    readonly payment_method?: string & (unknown & unknown);
                    readonly items?: readonly {
                        readonly product_id: string | number;
                        readonly warehouse_id?: string | number;
                        readonly quantity?: number;
                        readonly unit_price?: string | number;
                    }[];
                    readonly product_id?: string | number;
                    readonly warehouse_id?: string | number;
                    readonly quantity?: number;
                    readonly total_price?: string | number;
                    readonly currency?: string;
                    readonly discount?: string | number;
                    readonly tax?: string | number;
                    readonly shipping?: string | number;
                    readonly notes?: string | null;
                    readonly metadata?: {
                        readonly [key: string]: unknown;
                    } | null;
                    readonly idempotency_key?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /** @description `insufficient_stock`: There is not enough stock. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "insufficient_stock";
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
            /**
             * @description `amount_out_of_range`: An amount is out of range.
             *
             *     `currency_mismatch`: A product is not sold in this currency.
             *
             *     `discount_not_allowed`: Customers cannot give themselves a discount.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             *
             *     `price_mismatch`: A price is not that of the catalogue.
             *
             *     `product_discontinued`: A product is not sold any more.
             *
             *     `unknown_product`: A product is not stocked at its warehouse.
             *
             *     `unlisted_product`: A product has no price in the catalogue.
             */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "amount_out_of_range" | "currency_mismatch" | "discount_not_allowed" | "idempotency_key_reused" | "invalid_lines" | "price_mismatch" | "product_discontinued" | "unknown_product" | "unlisted_product";
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
             * @description `catalogue_not_ready`: The catalogue of products is still being read.
             *
             *     `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `placement_abandoned`: The placement took too long and was given up.
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
                        readonly code: "catalogue_not_ready" | "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "placement_abandoned" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly payOrder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly method: string & (unknown & unknown);
                    readonly reference?: string & (unknown & unknown);
                    readonly amount?: string | number;
                    readonly currency?: string;
                    readonly idempotency_key?: string;
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
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /**
             * @description `already_paid`: The order was paid with another payment.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `no_payment_provider`: Nobody here charges orders: record the payment.
             *
             *     `payment_overdue`: The payment deadline has passed.
             *
             *     `payment_pending`: The payment provider is charging the order.
             *
             *     `payment_returned`: This payment goes back: it came at a wrong time.
             */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "already_paid" | "illegal_transition" | "no_payment_provider" | "payment_overdue" | "payment_pending" | "payment_returned";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /**
             * @description `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `payment_amount_mismatch`: The amount is not the total of the order.
             */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "idempotency_key_reused" | "payment_amount_mismatch";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly cancelOrder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason?: string;
                    readonly items?: readonly {
                        readonly line?: number;
                        readonly product_id?: string | number;
                        readonly warehouse_id?: string | number;
                        readonly quantity?: number;
                    }[];
                    readonly idempotency_key?: string;
                } | null;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /**
             * @description `illegal_transition`: The order cannot do this in its status.
             *
             *     `not_enough_pieces`: The line does not have so many pieces left for this.
             *
             *     `payment_pending`: The payment provider is charging the order.
             */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "illegal_transition" | "not_enough_pieces" | "payment_pending";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /**
             * @description `ambiguous_line`: Several lines of the order have this product.
             *
             *     `amount_out_of_range`: An amount is out of range.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             *
             *     `unknown_line`: The order has no such line.
             */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "ambiguous_line" | "amount_out_of_range" | "idempotency_key_reused" | "invalid_lines" | "unknown_line";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly editOrder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly shipping_address?: string | {
                        readonly [key: string]: unknown;
                    };
                    readonly notes?: string | null;
                    readonly metadata?: {
                        readonly [key: string]: unknown;
                    } | null;
                    readonly items?: readonly {
                        readonly line?: number;
                        readonly product_id?: string | number;
                        readonly warehouse_id?: string | number;
                        readonly quantity: number;
                    }[];
                    readonly idempotency_key?: string;
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
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `unknown_stock_item`: The product is not stocked at this warehouse.
             */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "order_not_found" | "unknown_stock_item";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `illegal_transition`: The order cannot do this in its status.
             *
             *     `insufficient_stock`: There is not enough stock.
             *
             *     `not_editable`: It is too late to change this.
             *
             *     `payment_overdue`: The payment deadline has passed.
             *
             *     `payment_pending`: The payment provider is charging the order.
             *
             *     `reservation_changed`: The reservation has changed meanwhile.
             *
             *     `reservation_ended`: The reservation has ended.
             *
             *     `unknown_reservation`: There is no such reservation.
             */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "illegal_transition" | "insufficient_stock" | "not_editable" | "payment_overdue" | "payment_pending" | "reservation_changed" | "reservation_ended" | "unknown_reservation";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /**
             * @description `ambiguous_line`: Several lines of the order have this product.
             *
             *     `amount_out_of_range`: An amount is out of range.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             *
             *     `quantity_out_of_range`: The quantity is out of range.
             *
             *     `unknown_line`: The order has no such line.
             */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "ambiguous_line" | "amount_out_of_range" | "idempotency_key_reused" | "invalid_lines" | "quantity_out_of_range" | "unknown_line";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly setOrderStatus: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly status: "processing";
                    readonly idempotency_key?: string;
                } | {
                    /** @enum {string} */
                    readonly status: "shipped";
                    readonly carrier: string & (unknown & unknown);
                    readonly tracking_number?: string & (unknown & unknown);
                    readonly idempotency_key?: string;
                } | {
                    /** @enum {string} */
                    readonly status: "delivered";
                    /** Format: uuid */
                    readonly shipment_id?: string;
                    readonly idempotency_key?: string;
                } | {
                    /** @enum {string} */
                    readonly status: "cancelled";
                    readonly reason?: string;
                    readonly idempotency_key?: string;
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
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `shipment_not_found`: The order has no such shipment.
             */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "order_not_found" | "shipment_not_found";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `id_reused`: The id was used for something else.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `not_all_shipped`: Pieces of the order are still to be shipped.
             *
             *     `not_enough_pieces`: The line does not have so many pieces left for this.
             */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "id_reused" | "illegal_transition" | "not_all_shipped" | "not_enough_pieces";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "idempotency_key_reused";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly changeOrderStatus: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly status: "processing";
                    readonly idempotency_key?: string;
                } | {
                    /** @enum {string} */
                    readonly status: "shipped";
                    readonly carrier: string & (unknown & unknown);
                    readonly tracking_number?: string & (unknown & unknown);
                    readonly idempotency_key?: string;
                } | {
                    /** @enum {string} */
                    readonly status: "delivered";
                    /** Format: uuid */
                    readonly shipment_id?: string;
                    readonly idempotency_key?: string;
                } | {
                    /** @enum {string} */
                    readonly status: "cancelled";
                    readonly reason?: string;
                    readonly idempotency_key?: string;
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
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `shipment_not_found`: The order has no such shipment.
             */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "order_not_found" | "shipment_not_found";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `id_reused`: The id was used for something else.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `not_all_shipped`: Pieces of the order are still to be shipped.
             *
             *     `not_enough_pieces`: The line does not have so many pieces left for this.
             */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "id_reused" | "illegal_transition" | "not_all_shipped" | "not_enough_pieces";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "idempotency_key_reused";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly createShipment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly carrier: string & (unknown & unknown);
                    readonly tracking_number?: string & (unknown & unknown);
                    readonly items?: readonly {
                        readonly line?: number;
                        readonly product_id?: string | number;
                        readonly warehouse_id?: string | number;
                        readonly quantity?: number;
                    }[];
                    readonly idempotency_key?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
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
                        /** Format: uuid */
                        readonly shipment_id: string;
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /**
             * @description `id_reused`: The id was used for something else.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `not_enough_pieces`: The line does not have so many pieces left for this.
             */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "id_reused" | "illegal_transition" | "not_enough_pieces";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /**
             * @description `ambiguous_line`: Several lines of the order have this product.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             *
             *     `unknown_line`: The order has no such line.
             */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "ambiguous_line" | "idempotency_key_reused" | "invalid_lines" | "unknown_line";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly deliverShipment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
                readonly shipmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly idempotency_key?: string;
                } | null;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `shipment_not_found`: The order has no such shipment.
             */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "order_not_found" | "shipment_not_found";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `illegal_transition`: The order cannot do this in its status. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "illegal_transition";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "idempotency_key_reused";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly requestReturn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason?: string;
                    readonly items?: readonly {
                        readonly line?: number;
                        readonly product_id?: string | number;
                        readonly warehouse_id?: string | number;
                        readonly quantity?: number;
                    }[];
                    readonly idempotency_key?: string;
                } | null;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
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
                        /** Format: uuid */
                        readonly return_id: string;
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /**
             * @description `id_reused`: The id was used for something else.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `not_enough_pieces`: The line does not have so many pieces left for this.
             *
             *     `nothing_to_return`: Everything is back or announced.
             *
             *     `return_window_closed`: It is too late to return anything.
             */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "id_reused" | "illegal_transition" | "not_enough_pieces" | "nothing_to_return" | "return_window_closed";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /**
             * @description `ambiguous_line`: Several lines of the order have this product.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             *
             *     `unknown_line`: The order has no such line.
             */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "ambiguous_line" | "idempotency_key_reused" | "invalid_lines" | "unknown_line";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly completeReturn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
                readonly returnId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly items?: readonly {
                        readonly line?: number;
                        readonly product_id?: string | number;
                        readonly warehouse_id?: string | number;
                        readonly quantity?: number;
                        readonly restock?: boolean;
                    }[];
                    readonly restock?: boolean;
                    readonly idempotency_key?: string;
                } | null;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `return_not_found`: The order has no such return.
             */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "order_not_found" | "return_not_found";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `illegal_transition`: The order cannot do this in its status.
             *
             *     `not_enough_pieces`: The line does not have so many pieces left for this.
             *
             *     `return_ended`: The return has ended.
             */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "illegal_transition" | "not_enough_pieces" | "return_ended";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /**
             * @description `ambiguous_line`: Several lines of the order have this product.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             *
             *     `unknown_line`: The order has no such line.
             */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "ambiguous_line" | "idempotency_key_reused" | "invalid_lines" | "unknown_line";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly declineReturn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
                readonly returnId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason?: string;
                    readonly idempotency_key?: string;
                } | null;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `return_not_found`: The order has no such return.
             */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "order_not_found" | "return_not_found";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `illegal_transition`: The order cannot do this in its status.
             *
             *     `return_ended`: The return has ended.
             */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "illegal_transition" | "return_ended";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "idempotency_key_reused";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly completeRefund: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
                readonly refundId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reference: string & (unknown & unknown);
                    readonly idempotency_key?: string;
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
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `refund_not_found`: The order has no such refund.
             */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "order_not_found" | "refund_not_found";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `illegal_transition`: The order cannot do this in its status.
             *
             *     `refund_completed`: The money is back already.
             */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "illegal_transition" | "refund_completed";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "idempotency_key_reused";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly failRefund: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
                readonly refundId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly code: string & (unknown & unknown);
                    readonly idempotency_key?: string;
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
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `refund_not_found`: The order has no such refund.
             */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "order_not_found" | "refund_not_found";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `illegal_transition`: The order cannot do this in its status.
             *
             *     `refund_completed`: The money is back already.
             */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "illegal_transition" | "refund_completed";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "idempotency_key_reused";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly updateInventory: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly type: "received";
                    readonly product_id: string | number;
                    readonly warehouse_id: string | number;
                    readonly reference?: string;
                    readonly idempotency_key?: string;
                    readonly quantity: number;
                    readonly reason?: string & (unknown & unknown);
                } | {
                    /** @enum {string} */
                    readonly type: "adjusted";
                    readonly product_id: string | number;
                    readonly warehouse_id: string | number;
                    readonly reference?: string;
                    readonly idempotency_key?: string;
                    readonly quantity: number;
                    readonly reason: string & (unknown & unknown);
                    readonly force?: boolean;
                } | {
                    /** @enum {string} */
                    readonly type: "counted";
                    readonly product_id: string | number;
                    readonly warehouse_id: string | number;
                    readonly reference?: string;
                    readonly idempotency_key?: string;
                    readonly quantity: number;
                    readonly reason?: string & (unknown & unknown);
                    readonly force?: boolean;
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
                        readonly product_id: string;
                        readonly warehouse_id: string;
                        readonly on_hand: number;
                        readonly reserved: number;
                        readonly available: number;
                        readonly confirmed: number;
                        readonly received: number;
                        readonly movement_id: string;
                        readonly released: readonly {
                            readonly reservation_id: string;
                            readonly quantity: number;
                        }[];
                        readonly links: {
                            readonly self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /** @description `unknown_stock_item`: The product is not stocked at this warehouse. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "unknown_stock_item";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `id_reused`: The id was used for something else.
             *
             *     `insufficient_stock`: There is not enough stock.
             *
             *     `too_many_releases`: Too many reservations would end at once.
             */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "id_reused" | "insufficient_stock" | "too_many_releases";
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
            /**
             * @description `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `quantity_out_of_range`: The quantity is out of range.
             */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "idempotency_key_reused" | "quantity_out_of_range";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly createProduct: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly product_id?: string | number;
                    readonly id?: string | number;
                    readonly name: string & (unknown & unknown);
                    readonly price: string | number;
                    readonly currency?: string;
                    readonly qty?: number;
                    readonly warehouse_id?: string | number;
                    readonly idempotency_key?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly product_id: string;
                        readonly name: string;
                        readonly price: string;
                        readonly currency: string;
                        /** @enum {string} */
                        readonly status: "listed" | "discontinued";
                        readonly links: {
                            readonly self: string;
                        };
                        readonly stock: {
                            readonly product_id: string;
                            readonly warehouse_id: string;
                            readonly on_hand: number;
                            readonly reserved: number;
                            readonly available: number;
                            readonly confirmed: number;
                            readonly received: number;
                        } | null;
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /**
             * @description `id_reused`: The id was used for something else.
             *
             *     `product_exists`: The product exists already.
             */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "id_reused" | "product_exists";
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
            /**
             * @description `amount_out_of_range`: An amount is out of range.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_name`: The name is not valid.
             *
             *     `quantity_out_of_range`: The quantity is out of range.
             */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "amount_out_of_range" | "idempotency_key_reused" | "invalid_name" | "quantity_out_of_range";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly deleteProduct: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string | number;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly idempotency_key?: string;
                } | null;
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
                        readonly id: string;
                        readonly product_id: string;
                        readonly name: string;
                        readonly price: string;
                        readonly currency: string;
                        /** @enum {string} */
                        readonly status: "listed" | "discontinued";
                        readonly links: {
                            readonly self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /** @description `product_not_found`: There is no such product. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "product_not_found";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "idempotency_key_reused";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly changeProduct: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string | number;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string & (unknown & unknown);
                    readonly price?: string | number;
                    readonly currency?: string;
                    readonly idempotency_key?: string;
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
                        readonly id: string;
                        readonly product_id: string;
                        readonly name: string;
                        readonly price: string;
                        readonly currency: string;
                        /** @enum {string} */
                        readonly status: "listed" | "discontinued";
                        readonly links: {
                            readonly self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /** @description `product_not_found`: There is no such product. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "product_not_found";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /**
             * @description `amount_out_of_range`: An amount is out of range.
             *
             *     `currency_mismatch`: A product is not sold in this currency.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_name`: The name is not valid.
             *
             *     `product_discontinued`: A product is not sold any more.
             */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "amount_out_of_range" | "currency_mismatch" | "idempotency_key_reused" | "invalid_name" | "product_discontinued";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly discontinueProduct: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string | number;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly idempotency_key?: string;
                } | null;
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
                        readonly id: string;
                        readonly product_id: string;
                        readonly name: string;
                        readonly price: string;
                        readonly currency: string;
                        /** @enum {string} */
                        readonly status: "listed" | "discontinued";
                        readonly links: {
                            readonly self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
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
                        readonly code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
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
            /** @description `product_not_found`: There is no such product. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "product_not_found";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "stale_revision";
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
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "idempotency_key_reused";
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly warmCache: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly product_ids: readonly (string | number)[];
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
                            /** @enum {string} */
                            readonly status: "listed" | "discontinued" | "unknown";
                        }[];
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
    readonly receivePaymentWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                readonly "webhook-id": string & (unknown & unknown);
                readonly "webhook-timestamp": string;
                readonly "webhook-signature": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly type: "payment.succeeded";
                    readonly data: {
                        /** Format: uuid */
                        readonly order_id: string;
                        readonly reference: string & (unknown & unknown);
                        readonly method?: string & (unknown & unknown);
                        readonly amount?: string | number;
                        readonly currency?: string;
                    };
                } | {
                    /** @enum {string} */
                    readonly type: "payment.failed";
                    readonly data: {
                        /** Format: uuid */
                        readonly order_id: string;
                        readonly payment_id?: string & (unknown & unknown);
                        readonly reference?: string & (unknown & unknown);
                        /** @default failed */
                        readonly code?: string & (unknown & unknown);
                    };
                } | {
                    /** @enum {string} */
                    readonly type: "refund.succeeded";
                    readonly data: {
                        /** Format: uuid */
                        readonly order_id: string;
                        readonly refund_id: string & (unknown & unknown);
                        readonly reference: string & (unknown & unknown);
                    };
                } | {
                    /** @enum {string} */
                    readonly type: "refund.failed";
                    readonly data: {
                        /** Format: uuid */
                        readonly order_id: string;
                        readonly refund_id: string & (unknown & unknown);
                        /** @default failed */
                        readonly code?: string & (unknown & unknown);
                    };
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
                        readonly order_id: string;
                        readonly order_status: string;
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
            /** @description `invalid_signature`: The signature of the message is not valid. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "invalid_signature";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `payment_not_found`: The order has no such payment.
             *
             *     `refund_not_found`: The order has no such refund.
             */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "order_not_found" | "payment_not_found" | "refund_not_found";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
            /** @description `refund_completed`: The money is back already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "refund_completed";
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
            /** @description `amount_out_of_range`: An amount is out of range. */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        readonly code: "amount_out_of_range";
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
             *     `not_reserved_yet`: The stock of the order is being reserved.
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
                        readonly code: "database_unavailable" | "event_store_unavailable" | "not_reserved_yet" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        readonly [key: string]: unknown;
                    });
                };
            };
        };
    };
}
